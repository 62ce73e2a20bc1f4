import FilingModel
import Spreadsheet

extension Field {
    /// Judges a field that must hold something.
    ///
    /// - Parameters:
    ///   - label: the field's name in the form.
    ///   - what: what to type there, as it follows "请填写" and "Type".
    func judgePresence(_ label: BilingualText, _ what: BilingualText) -> Outcome {
        switch content {
        case .value: .pass
        case .unreadable: .fieldWithoutValue  // a rule on that kind of value reports it
        case .blank: .fail([absence(label, what)])
        }
    }

    /// The violation for a blank field, or for a label that the sheet lacks.
    func absence(_ label: BilingualText, _ what: BilingualText) -> Violation {
        guard source != .labelMissing else {
            return Violation(
                at: self,
                message: BilingualText(
                    zh: "表中没有找到“\(label.zh)”栏目。", en: "The sheet has no field \"\(label.en)\"."),
                mend: BilingualText(
                    zh: "请使用规定的表样，恢复“\(label.zh)”栏目，并填写\(what.zh)。",
                    en: "Use the official form, restore the field \"\(label.en)\" and type \(what.en) there."))
        }
        return Violation(
            at: self,
            message: BilingualText(zh: "“\(label.zh)”未填写。", en: "\"\(label.en)\" is blank."),
            mend: BilingualText(zh: "请在此格填写\(what.zh)。", en: "Type \(what.en) in this cell."))
    }
}
