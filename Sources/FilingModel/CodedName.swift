/// A name with its code glued on, as budget systems print them: `820001-井研县马踏镇人民政府`, `[105]教育部`.
package struct CodedName: Hashable, Sendable {
    package let code: String?
    package let name: String

    package init(_ text: String) {
        let narrowed = String(
            String.UnicodeScalarView(text.unicodeScalars.map(LabelText.narrowed)).drop { LabelText.isBlank($0) })
        var rest = narrowed[...]
        let bracketed = rest.first == "[" || rest.first == "【"
        if bracketed { rest = rest.dropFirst() }
        let code = rest.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) }
        rest = rest.dropFirst(code.count)
        let separator = rest.first
        let closes = bracketed ? separator == "]" || separator == "】" : separator.map { "-－—–_ ".contains($0) } == true
        let isBareCode = rest.isEmpty && !bracketed && code.allSatisfy(\.isNumber)
        guard !code.isEmpty, code.contains(where: \.isNumber), closes || isBareCode else {
            self.code = nil
            name = text.filter { !$0.isNewline }.trimmed
            return
        }
        self.code = String(code)
        name = String(rest.dropFirst()).trimmed
    }
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
