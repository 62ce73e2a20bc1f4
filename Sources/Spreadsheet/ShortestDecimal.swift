/// Decimal texts of floating-point cells: the shortest that reads back to the same number, without an exponent
/// where a person would not expect one.
package enum ShortestDecimal {
    /// 350 → "350", 0.1 → "0.1", 1e21 → "1e+21". Infinite and undefined numbers do not occur in cells.
    package static func text(_ number: Double) -> String {
        if number == number.rounded(.towardZero), abs(number) < 1e15 {
            return String(Int64(number))
        }
        return plain("\(number)")
    }

    /// 0.955 → "95.5%". Decimal, so that 0.07 is "7%" and not "7.000000000000001%".
    package static func percentText(_ number: Double) -> String {
        shifted(text(number), by: 2) + "%"
    }

    /// Moves the decimal point of a plain decimal text to the right.
    private static func shifted(_ decimal: String, by places: Int) -> String {
        guard !decimal.contains(where: { $0 == "e" || $0 == "E" }) else { return decimal }
        let negative = decimal.hasPrefix("-")
        let unsigned = negative ? decimal.dropFirst() : decimal[...]
        let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        let padded = fraction + String(repeating: "0", count: max(0, places - fraction.count))
        let whole = String((parts[0] + padded.prefix(places)).drop { $0 == "0" })
        var rest = padded.dropFirst(places)
        while rest.last == "0" { rest.removeLast() }
        return (negative ? "-" : "") + (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest)
    }

    /// Swift writes 1e16 and 1e-05; small and middling exponents are written out.
    private static func plain(_ text: String) -> String {
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let mantissa = text[..<mark]
        guard (-12 ... -1).contains(exponent) else {
            return (mantissa.hasSuffix(".0") ? mantissa.dropLast(2) : mantissa) + (exponent < 0 ? "e" : "e+")
                + String(exponent)
        }
        let negative = mantissa.hasPrefix("-")
        let digits = mantissa.filter(\.isNumber)
        let significant = mantissa.hasSuffix(".0") ? digits.dropLast() : digits[...]
        return (negative ? "-" : "") + "0." + String(repeating: "0", count: -exponent - 1) + significant
    }
}
