import FoundationEssentials

/// Plain decimal numbers as people and cells write them: `3,309,840.00`, `-5`, `22.5`, `1e+21`.
package enum DecimalText {
    /// Nil for anything that is not one number. Thousands separators must stand in threes.
    package static func read(_ text: some StringProtocol) -> Decimal? {
        var plain: [UInt8] = []
        var commas: [Int] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ","): commas.append(plain.count)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                plain.append(byte)
            default: return nil
            }
        }
        let whole = plain.firstIndex(of: UInt8(ascii: ".")) ?? plain.count
        guard isNumber(plain), commas.allSatisfy({ $0 > 0 && $0 < whole && (whole - $0).isMultiple(of: 3) })
        else { return nil }
        return Decimal(string: String(decoding: plain, as: UTF8.self))
    }

    /// `[+-]digits[.digits][e[+-]digits]`: `Decimal(string:)` alone would accept a number followed by rubbish.
    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        func dropSign() {
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        }
        func dropDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest = rest.dropFirst(digits)
            return digits
        }
        dropSign()
        guard dropDigits() > 0 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard dropDigits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            dropSign()
            let digits = dropDigits()
            guard (1...3).contains(digits) else { return false }
        }
        return rest.isEmpty
    }
}
