import FilingModel
import Spreadsheet

package struct IncompleteSupplement: FilingRule {
    package static let description = RuleDescription(
        id: "GATE-08",
        title: .init(zh: "追加项目没有写明原预算、追加额和原因", en: "Supplement without original amount, addition or reason"),
        requirement: .init(
            zh: "追加预算的，写明原预算金额、追加金额和追加原因；两项金额之和等于年度资金总额。",
            en:
                "A supplementary request states the original amount, the amount added and the reason; both amounts make up the year's total."
        ),
        rationale: .init(
            zh: "只有一个总数，看不出追加了多少、为什么追加。", en: "One total does not say how much is added, nor why."),
        source: .init(
            zh: "恩阳区关于进一步规范区级预算追加项目绩效管理的通知", en: "The district's notice on supplementary requests"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.kind": "追加预算"]),
            .accepted(.card, ["supplement.reason": "", "funds.supplement.added": ""]),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["funds.kind": "追加预算", "supplement.reason": "↓"]),
            .rejected(
                .card, ["funds.kind": "追加预算", "funds.supplement.original": "↓", "funds.supplement.added": ""]),
            .rejected(.card, ["funds.kind": "追加预算", "funds.supplement.added": "↓15"]),
            // The addition alone may be filed.
            .accepted(.card, ["funds.kind": "追加预算", "funds.supplement.added": "45"]),
            .unanswered(
                .card,
                [
                    "追加原因": "", "supplement.reason": "", "原预算金额": "", "funds.supplement.original": "", "追加金额": "",
                    "funds.supplement.added": "",
                ], because: .fieldNotInForm),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let original = filing.amount(.supplementOriginal)
        let added = filing.amount(.supplementAdded)
        let reason = filing.text(.supplementReason)
        let asked: [(origin: CellOrigin, path: FieldPath, isBlank: Bool, label: BilingualText)] = [
            original.map { ($0.origin, $0.path, $0.isBlank, .init(zh: "原预算金额", en: "the original amount")) },
            added.map { ($0.origin, $0.path, $0.isBlank, .init(zh: "追加金额", en: "the amount added")) },
            reason.map { ($0.origin, $0.path, $0.isBlank, .init(zh: "追加原因", en: "the reason")) },
        ].compactMap(\.self)
        guard !asked.isEmpty, let kind = filing.text(.fundKind) else { return .fieldNotInForm }
        guard let kind = kind.value.flatMap(FundKind.reading) else { return .fieldWithoutValue }
        guard kind == .supplement else { return .pass }
        let missing = asked.filter(\.isBlank)
        if let first = missing.first {
            let zh = missing.map(\.label.zh).joined(separator: "、")
            let en = missing.map(\.label.en).joined(separator: ", ")
            return .fail([
                Violation(
                    at: first.origin, field: first.path,
                    message: .init(zh: "追加预算没有写明\(zh)。", en: "The supplementary request does not state \(en)."),
                    mend: .init(zh: "请填写\(zh)。", en: "Type \(en)."), related: missing.dropFirst().map(\.origin))
            ])
        }
        return sum(filing, original, added)
    }

    private func sum(_ filing: Filing, _ original: Field<Amount>?, _ added: Field<Amount>?) -> Outcome {
        guard let original, let added, let before = original.value?.money, let more = added.value?.money,
            let total = filing.amount(.yearTotal)?.value?.money, let unit = filing.amountUnit.value
        else { return .pass }
        // Some counties file the addition alone.
        guard before + more != total, more != total else { return .pass }
        return .fail([
            Violation(
                at: added,
                message: .init(
                    zh: "原预算\(before.text(in: unit))加上追加的\(more.text(in: unit))，不等于年度资金总额\(total.text(in: unit))。",
                    en:
                        "The original \(before.text(in: unit)) and the added \(more.text(in: unit)) do not make the year's total of \(total.text(in: unit))."
                ),
                mend: .init(zh: "请核对三个金额。", en: "Check the three amounts."), related: [original.origin])
        ])
    }
}
