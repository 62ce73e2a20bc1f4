import FilingModel
import Spreadsheet

/// Two places that claim one field: two labels, or two columns with the same heading. Of two that say the same, or of
/// which one is blank, the filled one is taken; of two that differ, neither.
struct Contradiction {
    let first: (origin: CellOrigin, raw: String)
    let second: (origin: CellOrigin, raw: String)

    /// Nil unless both are filled and differ in more than spacing and, for an amount, in more than its writing.
    init?(
        _ first: (origin: CellOrigin, raw: String), _ second: (origin: CellOrigin, raw: String), isMoney: Bool
    ) {
        guard !first.raw.trimmed.isEmpty, !second.raw.trimmed.isEmpty, LabelText(first.raw) != LabelText(second.raw)
        else { return nil }
        if isMoney, Amount.agree(first.raw, second.raw) { return nil }
        self.first = first
        self.second = second
    }

    /// - Parameter name: the field's, for the message.
    func ambiguity(_ path: FieldPath, _ name: BilingualText) -> Ambiguity {
        let raws = [first, second].map(\.raw.trimmed)
        let cells = [first, second].map(\.origin.cell)
        return Ambiguity(
            path: path, places: [first.origin, second.origin],
            message: BilingualText(
                zh: "“\(name.zh)”有两处不同的填写：\(cells[0]) 为“\(raws[0])”，\(cells[1]) 为“\(raws[1])”，无法判断以哪一处为准",
                en: "\"\(name.en)\" is given twice: \"\(raws[0])\" at \(cells[0]) and \"\(raws[1])\" at \(cells[1])"))
    }

    /// The field of which nothing is known.
    func field<Value>(_ path: FieldPath) -> Field<Value> {
        let raw = first.raw.trimmed
        return Field(path: path, content: .unreadable(raw), raw: raw, origin: first.origin)
    }
}

extension Amount {
    /// `￥30,000` and `30000` are the same amount.
    static func agree(_ one: String, _ other: String) -> Bool {
        let amounts = [one, other].map { read($0, isNumericCell: false, unit: .yuan).value?.money }
        return amounts[0] != nil && amounts[0] == amounts[1]
    }
}
