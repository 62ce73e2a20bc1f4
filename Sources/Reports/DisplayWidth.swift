/// Text in terminal columns: Chinese characters and full-width forms take two (Unicode TR11, wide and full-width ranges).
package enum DisplayWidth {
    package static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0x0300...0x036F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    /// Filled with blanks on the right; longer texts stay as they are.
    package static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// Filled with blanks on the left.
    package static func rightAligned(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - of(text))) + text
    }

    /// Shortened in the middle to fit, as paths are: their beginning and their end say most.
    package static func shortened(_ text: String, to width: Int) -> String {
        guard of(text) > width, width > 3 else { return text }
        var head = ""
        var tail = ""
        let half = (width - 1) / 3
        for character in text where of(head) + of(String(character)) <= half { head.append(character) }
        for character in text.reversed() where of(tail) + of(String(character)) <= width - 1 - of(head) {
            tail = String(character) + tail
        }
        return prefix(text, half) + "…" + tail
    }

    private static func prefix(_ text: String, _ width: Int) -> String {
        var head = ""
        for character in text {
            guard of(head) + of(String(character)) <= width else { break }
            head.append(character)
        }
        return head
    }

    /// Lines of at most `width` columns; breaks between Chinese characters, between words elsewhere.
    package static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for piece in pieces(paragraph) {
                if !line.isEmpty, of(line) + of(piece) > width {
                    lines.append(trimmedEnd(line))
                    line = piece == " " ? "" : piece
                } else {
                    line += piece
                }
            }
            lines.append(trimmedEnd(line))
        }
        return lines
    }

    /// Unbreakable pieces: a wide character with the punctuation that may not begin a line, a word, a blank.
    private static func pieces(_ text: Substring) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            if "，。；：、）》」』！？”".contains(character), !(word.isEmpty && pieces.isEmpty) {
                if word.isEmpty { pieces[pieces.count - 1].append(character) } else { word.append(character) }
            } else if character == " " || of(String(character)) > 1 {
                if !word.isEmpty { pieces.append(word) }
                word = ""
                pieces.append(String(character))
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces
    }

    private static func trimmedEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}
