import FilingModel
import Spreadsheet

package struct ImplausiblePhone: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-15",
        title: .init(zh: "联系电话不完整", en: "Incomplete telephone number"),
        requirement: .init(
            zh: "联系电话为11位手机号，或带区号的固定电话。", en: "A mobile number of 11 digits, or a fixed one with its area code."),
        rationale: .init(
            zh: "号码缺区号或少位，联系不上填报人。", en: "Without area code or a digit nobody can be reached."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.card, ["contact.phone": "13900000000"]),
            .accepted(.card, ["contact.phone": "08270000000、0827-0000001转8"]),
            .rejected(.card, ["contact.phone": "↓6275540"]),
            .rejected(.card, ["contact.phone": "↓1390000000"]),
            .unanswered(.card, ["contact.phone": "见通讯录"], because: .fieldWithoutValue),
            .accepted(.card, ["contact.phone": "(0827)-00000000"]),
            .rejected(.card, ["contact.phone": "↓转1"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.contactPhone) else { return .fieldNotInForm }
        guard let text = field.value.map({ LabelText($0).normalised }) else { return .fieldWithoutValue }
        guard text.utf8.contains(where: Self.isDigit) else { return .fieldWithoutValue }
        guard !Self.holdsNumber(text) else { return .pass }
        return .fail([
            Violation(
                at: field,
                message: BilingualText(
                    zh: "联系电话“\(field.shown)”既不是11位手机号，也没有区号加7至8位号码。",
                    en: "\"\(field.shown)\" is neither a mobile number of 11 digits nor an area code with 7 or 8."),
                mend: BilingualText(
                    zh: "请补全号码，固定电话加区号，如0827-0000000。",
                    en: "Complete it; a fixed number has its area code, such as 0827-0000000."))
        ])
    }

    /// Any of several numbers will do.
    private static func holdsNumber(_ text: String) -> Bool {
        text.utf8.split { !(isDigit($0) || "-()".utf8.contains($0)) }.contains { part in
            let digits = part.filter(isDigit)
            guard let first = digits.first, let second = digits.dropFirst().first else { return false }
            return first == UInt8(ascii: "0")
                ? (10...12).contains(digits.count)
                : first == UInt8(ascii: "1") && second >= UInt8(ascii: "3") && digits.count == 11
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
