/// Paths, and sentences with paths in them, as people can read them: bytes that are no UTF-8 are decoded as GB18030, which
/// they nearly always are, and what is not that either is shown as `\xB5`; so are control characters, which could otherwise
/// play tricks with a terminal.
package enum LegiblePath {
    /// - Parameter text: as `SystemPath` carries it.
    package static func text(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { needsCare($0) }) else { return text }
        var shown = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            let stretch = rest.prefix {
                $0.isASCII && $0 != "/" && !isControl($0) || SystemPath.byte(carriedBy: $0) != nil
            }
            if stretch.isEmpty {
                shown += isControl(scalar) ? escaped(UInt8(truncatingIfNeeded: scalar.value)) : String(scalar)
                rest.removeFirst()
            } else {
                shown += decoded(SystemPath(String(stretch)).bytes)
                rest = rest[stretch.endIndex...]
            }
        }
        return shown
    }

    /// A path whose bytes can be told: what is not UTF-8 as `\xB5`, whatever it may mean. A path that is UTF-8 throughout has
    /// its last component shown so.
    package static func escaped(_ text: String) -> String {
        let components = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isOdd = text.unicodeScalars.contains { SystemPath.byte(carriedBy: $0) != nil }
        return components.enumerated().map { index, component in
            guard isOdd ? self.text(component) != component : index == components.count - 1 else { return component }
            return SystemPath(component).bytes.map { byte in
                byte < 0x80 && !isControl(Unicode.Scalar(byte)) ? String(Unicode.Scalar(byte)) : escaped(byte)
            }.joined()
        }.joined(separator: "/")
    }

    /// Whether the system can decode GB18030; where it cannot, such names are shown as `\xB5`.
    package static var decodesGB18030: Bool { decodeGB18030([0xC4, 0xE3]) == "你" }

    private static func needsCare(_ scalar: Unicode.Scalar) -> Bool {
        isControl(scalar) || SystemPath.byte(carriedBy: scalar) != nil
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0x7F }

    private static func decoded(_ bytes: [UInt8]) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        return decodeGB18030(bytes) ?? bytes.map { $0 < 0x80 ? String(Unicode.Scalar($0)) : escaped($0) }.joined()
    }

    private static func escaped(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
    }

    /// Nil for what is not GB18030, or not a text that anyone would write: private characters are taken for chance.
    private static func decodeGB18030(_ bytes: [UInt8]) -> String? {
        guard let converted = Iconv.convert(bytes, from: "GB18030", to: "UTF-8") else { return nil }
        let text = String(decoding: converted, as: UTF8.self)
        return text.unicodeScalars.contains { $0.properties.generalCategory == .privateUse } ? nil : text
    }
}
