/// A calendar date, a time of day, or both, to the second, without a time zone: what a date cell shows.
package struct CellDate: Hashable, Sendable {
    package struct Day: Hashable, Sendable, Comparable {
        package let year: Int
        package let month: Int
        package let day: Int

        package init(year: Int, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }

        package static func < (left: Day, right: Day) -> Bool {
            (left.year, left.month, left.day) < (right.year, right.month, right.day)
        }
    }

    package struct Time: Hashable, Sendable {
        package let hour: Int
        package let minute: Int
        package let second: Int

        package init(hour: Int, minute: Int, second: Int) {
            self.hour = hour
            self.minute = minute
            self.second = second
        }
    }

    /// Nil for a mere time of day (serial numbers below 1).
    package let day: Day?
    /// Nil for a whole day.
    package let time: Time?

    package init(day: Day?, time: Time? = nil) {
        self.day = day
        self.time = time
    }
}

extension CellDate {
    /// The date of a serial number, in the 1900 or the 1904 date system (ECMA-376 Part 1, 18.17.4).
    ///
    /// Serial 60 of the 1900 system is the day that never was, 1900-02-29, and reads so, as in Excel.
    /// Nil below 0 and past the year 9999: the cell then stays a number.
    package init?(serial: Double, date1904: Bool) {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var days = Int(serial.rounded(.down))
        var seconds = Int(((serial - Double(days)) * 86_400).rounded())
        if seconds == 86_400 {
            days += 1
            seconds = 0
        }
        let time = Time(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
        if days == 0 {
            self.init(day: nil, time: time)
        } else if date1904 {
            guard days + 1462 < 2_958_466 else { return nil }
            self.init(day: Day(daysSince1970: days - 24_107), time: seconds == 0 ? nil : time)
        } else if days == 60 {
            self.init(day: Day(year: 1900, month: 2, day: 29), time: seconds == 0 ? nil : time)
        } else {
            self.init(
                day: Day(daysSince1970: days - (days < 60 ? 25_568 : 25_569)), time: seconds == 0 ? nil : time)
        }
    }
}

extension CellDate.Day {
    /// Proleptic Gregorian calendar, days counted from 1970-01-01 (Hinnant's `civil_from_days`).
    package init(daysSince1970 count: Int) {
        let shifted = count + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

extension CellDate {
    /// Parses what `t="d"` cells hold: `2024-01-05`, `2024-01-05T10:30:00` (a fraction or `Z` is dropped), `10:30:00`.
    package init?(iso8601 text: String) {
        let halves = text.split(separator: "T", maxSplits: 1)
        var day: Day?
        var time: Time?
        for half in halves {
            if half.contains(":") {
                let numbers = half.prefix { $0 != "." && $0 != "Z" && $0 != "+" }.split(separator: ":").map { Int($0) }
                guard numbers.count >= 2, let hour = numbers[0], let minute = numbers[1], (0..<24).contains(hour),
                    (0..<60).contains(minute)
                else { return nil }
                // A time without seconds is on the minute.
                time = Time(hour: hour, minute: minute, second: numbers.count > 2 ? numbers[2] ?? 0 : 0)
            } else {
                let numbers = half.split(separator: "-").compactMap { Int($0) }
                guard numbers.count == 3, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else {
                    return nil
                }
                day = Day(year: numbers[0], month: numbers[1], day: numbers[2])
            }
        }
        guard day != nil || time != nil else { return nil }
        self.init(day: day, time: time)
    }
}

/// ISO 8601: `2024-01-05`, `2024-01-05T10:30:00`, `10:30:00`.
extension CellDate: CustomStringConvertible {
    package var description: String {
        [day.map(\.description), time.map(\.description)].compactMap(\.self).joined(separator: "T")
    }
}

extension CellDate.Day: CustomStringConvertible {
    package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

extension CellDate.Time: CustomStringConvertible {
    package var description: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
