/// A number in a text that belongs to a person.
package enum PersonalNumber: Hashable, Sendable {
    case mobile, identity, bankAccount

    /// The first one in a text, by length and check digit.
    package init?(in text: String) {
        guard Self.mayHold(text) else { return nil }
        let runs = LabelText(text).normalised.split {
            !($0.isASCII && ($0.isNumber || $0 == "X" || $0 == "x" || $0 == "."))
        }
        for run in runs {
            guard let found = Self(run.drop { $0 == "." }) else { continue }
            self = found
            return
        }
        return nil
    }

    private init?(_ number: Substring) {
        // An amount with decimals is nobody's number.
        guard !number.contains(".") else { return nil }
        switch number.count {
        // A second digit is there.
        case 11 where number.first == "1" && !"012".contains(number.dropFirst().first ?? "0"): self = .mobile
        case 18 where Self.isIdentity(number): self = .identity
        case 16...19 where number.allSatisfy(\.isNumber): self = .bankAccount
        default: return nil
        }
    }

    /// Whether it is worth looking closer: most texts hold neither eleven digits in a row nor full-width ones.
    private static func mayHold(_ text: String) -> Bool {
        var length = 0
        let hasLongNumber = text.utf8.contains { byte in
            length = byte &- UInt8(ascii: "0") < 10 ? length + 1 : 0
            return length == 11
        }
        return hasLongNumber || text.unicodeScalars.contains { 0xFF10...0xFF19 ~= $0.value }
    }

    /// The check digit of a citizen's number (GB 11643-1999).
    private static func isIdentity(_ number: Substring) -> Bool {
        let factors = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let digits = number.prefix(17).compactMap(\.wholeNumberValue)
        guard digits.count == 17, let last = number.last else { return false }
        let sum = zip(factors, digits).reduce(0) { $0 + $1.0 * $1.1 }
        return String(last).uppercased() == String(Array("10X98765432")[sum % 11])
    }
}
