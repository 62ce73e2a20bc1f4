/// A name with its code glued on, as budget systems print them: `820001-井研县马踏镇人民政府`, `[105]教育部`.
package struct CodedName: Hashable, Sendable {
    package let code: String?
    package let name: String

    /// From two cells.
    package init(code: String?, name: String) {
        self.code = code
        self.name = name
    }

    package init(_ text: String) {
        var rest = text.unicodeScalars[...].drop(while: LabelText.isBlank)
        let isBracketed = rest.first == "[" || rest.first == "［" || rest.first == "【"
        if isBracketed { rest = rest.dropFirst() }
        let code = rest.prefix { Self.isCode(LabelText.narrowed($0)) }
        rest = rest[code.endIndex...]
        let closes = rest.first.map {
            isBracketed ? "]］】".unicodeScalars.contains($0) : "-－—–_＿ 　".unicodeScalars.contains($0)
        }
        let isBareCode = !isBracketed && code.allSatisfy { Self.isDigit(LabelText.narrowed($0)) }
        guard code.contains(where: { Self.isDigit(LabelText.narrowed($0)) }), closes ?? isBareCode else {
            self.code = nil
            name = String(text.unicodeScalars.filter { !Self.isNewline($0) }).trimmed
            return
        }
        self.code = String(String.UnicodeScalarView(code.map(LabelText.narrowed)))
        name = String(String.UnicodeScalarView(rest.dropFirst().map(LabelText.narrowed))).trimmed
    }

    private static func isCode(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar)
    }

    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension String {
    /// Without blanks of any kind at both ends.
    package var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !LabelText.isBlank($0) }),
            let last = scalars.lastIndex(where: { !LabelText.isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
