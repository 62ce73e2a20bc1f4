/// Text in terminal columns: Chinese characters and full-width forms take two (Unicode TR11, wide and full-width ranges).
package enum DisplayWidth {
    package static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0x0300...0x036F: 0
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F200...0x1F265,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        // Marks such as ✅ among narrow symbols.
        case 0x231A...0x2B55: scalar.properties.isEmojiPresentation ? 2 : 1
        default: 1
        }
    }

    /// Without control characters, which a cell's text or a file's name may hold and which would steer the terminal.
    /// Line ends stay.
    package static func printable(_ text: String) -> String {
        let steers = { (scalar: Unicode.Scalar) in
            switch scalar.value {
            case 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        guard text.unicodeScalars.contains(where: steers) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? "\u{FFFD}" : $0 }))
    }

    /// Filled with blanks on the right; longer texts stay as they are.
    package static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// Filled with blanks on the left.
    package static func rightAligned(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - of(text))) + text
    }

    /// Shortened in the middle to fit, as paths are: the beginning gets a fifth, the end with the file's name the rest.
    package static func shortened(_ text: String, to width: Int) -> String {
        guard of(text) > width, width > 3 else { return text }
        let head = prefix(text, width / 5)
        let tail = prefix(String(text.reversed()), width - 1 - of(head))
        return head + "…" + String(tail.reversed())
    }

    private static func prefix(_ text: String, _ width: Int) -> String {
        var head = ""
        for character in text {
            guard of(head) + of(String(character)) <= width else { break }
            head.append(character)
        }
        return head
    }

    /// Lines of at most `width` columns; breaks between Chinese characters, between words elsewhere, never before
    /// punctuation that closes or behind punctuation that opens. A word wider than the line is cut.
    package static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = String.UnicodeScalarView()
            var lineWidth = 0
            var piece = String.UnicodeScalarView()
            var pieceWidth = 0
            func take() {
                if !line.isEmpty, lineWidth + pieceWidth > width {
                    lines.append(trimmedEnd(String(line)))
                    line = String.UnicodeScalarView()
                    lineWidth = 0
                    if piece.elementsEqual(" ".unicodeScalars) { (piece, pieceWidth) = (String.UnicodeScalarView(), 0) }
                }
                for scalar in piece {
                    if lineWidth > 0, lineWidth + of(scalar) > width, pieceWidth > width {
                        lines.append(String(line))
                        line = String.UnicodeScalarView()
                        lineWidth = 0
                    }
                    line.append(scalar)
                    lineWidth += of(scalar)
                }
                piece = String.UnicodeScalarView()
                pieceWidth = 0
            }
            for scalar in paragraph.unicodeScalars {
                let isClosing = closing.contains(scalar)
                // A new piece begins at a blank, a wide character, and behind either of them.
                let isBreak = scalar == " " || of(scalar) > 1
                let wasBreak = piece.last.map { $0 == " " || of($0) > 1 } ?? false
                let wasOpening = piece.last.map { opening.contains($0) } ?? false
                if !piece.isEmpty, !isClosing, !wasOpening, isBreak || wasBreak { take() }
                piece.append(scalar)
                pieceWidth += of(scalar)
            }
            take()
            lines.append(trimmedEnd(String(line)))
        }
        return lines
    }

    private static let opening = Set("（《「『“".unicodeScalars)
    private static let closing = Set("，。；：、）》」』！？”".unicodeScalars)

    private static func trimmedEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}
