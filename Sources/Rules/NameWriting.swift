import FilingModel

/// How a name is written: blanks that do not belong, and full-width characters.
enum NameWriting {
    /// Blanks at an end, or between two Chinese characters. Those beside a Latin letter or a digit may stay.
    static func hasStrayBlank(_ text: String) -> Bool {
        withoutStrayBlanks(text) != Array(text.unicodeScalars)
    }

    /// Without stray blanks, and with full-width digits and letters narrowed, so that one correction does both.
    static func tidied(_ text: String) -> String {
        narrowed(String(String.UnicodeScalarView(withoutStrayBlanks(text))))
    }

    /// Full-width digits and letters narrowed; `．` and `％` too where a digit stands before them. Signs and brackets
    /// stay.
    static func narrowed(_ text: String) -> String {
        // All of them lie in one block, whose UTF-8 begins with EF BC.
        guard text.utf8.contains(0xEF) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let narrow = LabelText.narrowed(scalar)
            let followsDigit = scalars.last.map { $0.properties.numericType == .decimal } ?? false
            scalars.append(
                isDigitOrLetter(narrow) || (followsDigit && (narrow == "." || narrow == "%")) ? narrow : scalar)
        }
        return String(scalars)
    }

    private static func withoutStrayBlanks(_ text: String) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        var kept: [Unicode.Scalar] = []
        var blanks: [Unicode.Scalar] = []
        for scalar in scalars {
            if LabelText.isBlank(scalar) {
                blanks.append(scalar)
                continue
            }
            if let last = kept.last, !(isChinese(last) && isChinese(scalar)) { kept += blanks }
            blanks = []
            kept.append(scalar)
        }
        return kept
    }

    private static func isDigitOrLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    /// Ideographs, and the punctuation and brackets that are written full width among them.
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x9FFF, 0x20000...0x323AF, 0x3001...0x301B, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B: true
        default: false
        }
    }
}

extension Filing {
    /// The names a system would look up: project, department, unit, level-3 names and units of measure.
    var nameFields: [Field<String>] {
        let named = [FieldPath.projectName, .department, .unit].compactMap(text).filter {
            region.contains($0.origin.cell)  // a list's department stands in a subtotal row, which is no filing's own
        }
        return named + indicators.flatMap { [$0.level3, $0.unit].compactMap { $0 } }
    }
}
