import FoundationEssentials

/// A target that was written into an indicator's name: 95% in 路面完好率≥95%.
package struct FigureInName: Hashable, Sendable {
    /// As it stands in the name, with its sign and unit.
    package let text: String
    /// The name without it.
    package let bareName: String

    /// A percentage or a sign with a number, or the target's own number with what follows it up to the name's end.
    ///
    /// - Parameters:
    ///   - name: normalised as a label is.
    ///   - target: the number that the row has in its own cell.
    package init?(in name: String, target: Decimal?) {
        // Most names hold no digit.
        guard name.utf8.contains(where: { $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        let characters = Array(name)
        guard let place = Self.percentage(characters) ?? Self.signed(characters) ?? Self.last(characters, target),
            // What remains must still be a name.
            characters.count - place.count >= 2
        else { return nil }
        text = String(characters[place])
        bareName = name.replacing(text, with: "")
    }

    /// The first number with a percent sign, with the signs in front of it.
    private static func percentage(_ name: [Character]) -> Range<Int>? {
        for end in name.indices where name[end] == "%" {
            guard let number = number(endingAt: end, name) else { continue }
            let signs = name[..<number.lowerBound].reversed().prefix { "≥≤＞＜><＝=".contains($0) }.count
            return (number.lowerBound - signs)..<(end + 1)
        }
        return nil
    }

    /// A sign with a number at the name's end, or with a unit of at most four characters behind it.
    private static func signed(_ name: [Character]) -> Range<Int>? {
        let unit = name.reversed().prefix { !isDigit($0) && !"()".contains($0) }.count
        guard unit <= 4, let number = number(endingAt: name.count - unit, name) else { return nil }
        var before = name[..<number.lowerBound]
        if before.last == "=" { before = before.dropLast() }
        guard let sign = before.last, "≥≤＞＜".contains(sign) else { return nil }
        return (before.endIndex - 1)..<name.count
    }

    /// The target's own number with a unit of at most three characters at the name's end. 第120期 and 318线 are names.
    private static func last(_ name: [Character], _ target: Decimal?) -> Range<Int>? {
        let unit = name.reversed().prefix { !isDigit($0) && !"()号线期次年月".contains($0) }.count
        guard let target, target > 1, 1...3 ~= unit, let number = number(endingAt: name.count - unit, name),
            DecimalText.read(String(name[number])) == target
        else { return nil }
        return number.lowerBound..<name.count
    }

    /// The digits that end there, with those before a decimal point.
    private static func number(endingAt end: Int, _ name: [Character]) -> Range<Int>? {
        func start(of end: Int) -> Int { end - name[..<end].reversed().prefix(while: isDigit).count }
        let digits = start(of: end)
        guard digits < end else { return nil }
        guard digits > 1, name[digits - 1] == "." else { return digits..<end }
        return start(of: digits - 1) < digits - 1 ? start(of: digits - 1)..<end : digits..<end
    }

    private static func isDigit(_ character: Character) -> Bool { "0"..."9" ~= character }
}
