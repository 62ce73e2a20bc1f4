import FilingModel
import Spreadsheet

/// A total and the funds that it consists of: the year's (FUND-01) and the term's (FUND-02).
struct FundParts {
    let total: FieldPath
    let parts: [FieldPath]
    /// The total's name in messages.
    let label: BilingualText
    /// How much total and parts may differ, by the unit in which the form is filled in.
    let tolerances: [AmountUnit: Money]
    let noMoney: NoMoney

    func check(_ filing: Filing) -> Outcome {
        let parts = parts.compactMap(filing.amount)
        guard let total = filing.amount(total), !parts.isEmpty else { return .fieldNotInForm }
        guard let unit = filing.amountUnit.value, let tolerance = tolerances[unit], let stated = total.value?.money,
            parts.allSatisfy({ $0.value != nil || $0.isBlank || noMoney.isMeant(by: $0) }),
            parts.contains(where: { !$0.isBlank })
        else { return .fieldWithoutValue }
        let sum = parts.compactMap(\.value?.money).reduce(.zero, +)
        let gap = stated - sum
        guard max(gap, .zero - gap) > tolerance else { return .pass }
        return .fail([
            Violation(
                at: total, message: message(stated, sum, parts, unit), mend: mend(sum, unit),
                related: parts.map(\.origin),
                // A blank part, or one that says 无, may be what is missing; then the total is right, and other figures go with it.
                correction: stated > sum && parts.contains(where: { $0.value == nil })
                    ? nil : total.correction(.propose, to: sum, in: unit))
        ])
    }

    private func message(_ stated: Money, _ sum: Money, _ parts: [Field<Amount>], _ unit: AmountUnit) -> BilingualText {
        let gap = stated < sum ? sum - stated : stated - sum
        let blank = parts.contains(where: \.isBlank)
        return BilingualText(
            zh: "\(label.zh)为\(stated.text(in: unit))，明细合计为\(sum.text(in: unit))，"
                + "\(stated < sum ? "少" : "多")\(gap.text(in: unit))\(blank ? "（空白的明细按未安排计）" : "")。",
            en: "The \(label.en) is \(stated.text(in: unit)), its parts add up to \(sum.text(in: unit)): "
                + "\(gap.text(in: unit)) too \(stated < sum ? "little" : "much")"
                + "\(blank ? " (a blank part counts as nothing)" : "").")
    }

    private func mend(_ sum: Money, _ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "请核对各项资金；明细无误的，把\(label.zh)改为\(sum.typed(in: unit))。",
            en: "Check the parts; if they are right, change the total to \(sum.typed(in: unit)).")
    }
}

extension Filing {
    /// The total is not the sum of its parts (FUND-01) or tasks (FUND-14): what is compared with it would be blamed for that.
    var hasDoubtfulTotal: Bool {
        if layout == .department {
            let sum = tasks.compactMap(\.total.value?.money).reduce(.zero, +)
            return !tasks.isEmpty && requestedAmount?.value.map { $0.money != sum } ?? false  // no total to doubt
        }
        let parts = [FieldPath.yearFiscal, .yearCarryover, .yearOther].compactMap { amount($0)?.value?.money }
        guard let total = amount(.yearTotal)?.value?.money, !parts.isEmpty else { return false }
        return parts.reduce(.zero, +) != total
    }
}
