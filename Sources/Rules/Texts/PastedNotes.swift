import FilingModel
import FoundationEssentials
import Spreadsheet

package struct PastedNotes: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-05",
        title: .init(zh: "同一段说明粘贴在多行", en: "One note pasted into several rows"),
        requirement: .init(
            zh: "各行的说明、原因和措施按各自情况填写。", en: "Each row's note speaks of that row."),
        rationale: .init(
            zh: "每一行都是同一段话，说明没有逐条分析。",
            en: "Where every row says the same, no row was thought about."),
        source: .init(zh: "实际申报表常见问题；本工具建议", en: "Seen in real filings; our own proposal"),
        severity: .warning,
        parameters: [
            .init("rows", .number, .init(zh: "相同说明达到几行即提示", en: "Rows with one note from which on it is told")),
            .init("shortest", .number, .init(zh: "不足这么多字的说明不算", en: "Shorter notes do not count")),
        ],
        examples: [
            .accepted(.card),
            .unanswered(.department, because: .fieldNotInForm),
            .accepted(
                .card, ["indicators.1.note": "按台账统计", "indicators.2.note": "按台账统计", "indicators.3.note": "按台账统计"]),
            .accepted(
                .card, ["indicators.1.note": "按养护台账逐月统计汇总", "indicators.2.note": "按养护台账逐月统计汇总"]),
            .rejected(
                .card,
                [
                    "indicators.2.note": "↓按养护台账逐月统计汇总", "indicators.4.note": "按养护台账逐月统计汇总",
                    "indicators.5.note": "按养护台账 逐月统计汇总",
                ]),
            .rejected(
                .list,
                [
                    "indicators.1.note": "↓资金未及时到位影响进度", "indicators.2.note": "资金未及时到位影响进度",
                    "indicators.3.note": "资金未及时到位影响进度",
                ]),
            .rejected(
                .card,
                [
                    "indicators.1.note": "↓按台账逐月统计数", "indicators.2.note": "按台账逐月统计数", "indicators.3.note": "按台账逐月统计数",
                ]),
        ])

    private let rows: Decimal
    private let shortest: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        rows = try parameters.number("rows")
        shortest = try parameters.number("shortest")
    }

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.contains(.note) else { return .fieldNotInForm }
        var noted: [LabelText: [Field<String>]] = [:]
        var order: [LabelText] = []
        for note in filing.filledIndicators.compactMap(\.note) {
            guard let text = note.value.map(LabelText.init), Decimal(text.normalised.count) >= shortest else {
                continue
            }
            if noted[text] == nil { order.append(text) }
            noted[text, default: []].append(note)
        }
        return Outcome(
            order.compactMap { text in
                let notes = noted[text, default: []]
                guard Decimal(notes.count) >= rows, let first = notes.first else { return nil }
                return Violation(
                    at: first,
                    message: .init(
                        zh: "“\(first.shown)”在\(notes.count)行中完全相同。",
                        en: "\"\(first.shown)\" stands in \(notes.count) rows."),
                    mend: .init(zh: "请逐行写明各自的情况。", en: "Say in each row what holds for it."),
                    related: notes.dropFirst().map(\.origin))
            })
    }
}
