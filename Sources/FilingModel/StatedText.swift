extension String {
    /// A text as the normal form of a filing holds it, so that every layout can give it back: without blanks around it, with
    /// `\n` for every end of a line, and without the control characters and noncharacters that XML and CSV do not carry.
    /// Nil where nothing is left.
    package var stated: String? {
        let text = (isPlain ? self : withoutControls).trimmed
        return text.isEmpty ? nil : text
    }

    /// Most texts: nothing in them has to be replaced.
    private var isPlain: Bool {
        utf8.allSatisfy { $0 >= 0x20 && $0 != 0xEF || $0 == 0x0A || $0 == 0x09 }
    }

    private var withoutControls: String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A where isAfterReturn: break
            case 0x0A, 0x09: scalars.append(scalar)
            case 0..<0x20, 0xFFFE, 0xFFFF: break
            default: scalars.append(scalar)
            }
            isAfterReturn = scalar.value == 0x0D
        }
        return String(scalars)
    }
}
