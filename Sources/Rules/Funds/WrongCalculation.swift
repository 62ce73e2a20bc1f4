import FilingModel
import FoundationEssentials
import Spreadsheet

package struct WrongCalculation: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-16",
        title: .init(zh: "支出明细算不对", en: "The detail of the amount does not add up"),
        requirement: .init(
            zh: "支出明细中数量×单价等于金额，各项金额之和等于年度资金总额。",
            en: "In the detail, quantity times price is the amount, and all amounts make up the year's total."),
        rationale: .init(
            zh: "测算错误，预算就没有依据。", en: "An amount that was reckoned wrongly has no basis."),
        source: .init(zh: "实际申报表的支出明细栏；财预〔2021〕101号（预算支出标准）", en: "Detail of real filings; MOF Caiyu [2021] No. 101"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.card, ["budget.detail": "养护材料100公里×0.4万元=40万元；人工费20人×25天×100元=5万元"]),
            .accepted(.card, ["budget.detail": "按定额测算"]),
            .unanswered(.list, because: .fieldNotInForm),
            // A hundredth less is rounding, in one item as in the sum.
            .accepted(.card, ["budget.detail": "120公里×3750元=44.55万元"]),
            .rejected(.card, ["budget.detail": "↓120公里×3750元=54万元"]),
            .rejected(.card, ["budget.detail": "↓养护材料100公里×0.4万元=40万元；人工费25人×100元=0.25万元"]),
            .rejected(.card, ["budget.detail": "↓培训25人×2天×100元=0.25万元，材料费44.5万元×1批=44.5万元"]),
            .unanswered(.card, ["funds.year.total": "50"], because: .fieldWithoutValue),
            .accepted(.card, ["budget.detail": "人工费5元=45万元"]),
            .accepted(.card, ["budget.detail": "120公里×3次=45万元"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.fundsDetail) else { return .fieldNotInForm }
        guard let text = field.value else { return .fieldWithoutValue }
        let equations = Equation.all(in: text)
        guard !equations.isEmpty else { return .pass }
        if let wrong = equations.first(where: { !$0.holds }) {
            return .fail([
                Violation(
                    at: field,
                    message: .init(
                        zh: "“\(wrong.text)”不对，按左边算是\(wrong.product.text(in: wrong.unit))。",
                        en: "\"\(wrong.text)\" is wrong: the left side makes \(wrong.product.text(in: wrong.unit))."),
                    mend: .init(zh: "请核对数量、单价和金额。", en: "Check quantity, price and amount."))
            ])
        }
        guard let total = filing.amount(.yearTotal), let money = total.value?.money, let unit = filing.amountUnit.value,
            !filing.hasDoubtfulTotal
        else { return .fieldWithoutValue }
        let sum = equations.map(\.stated).reduce(.zero, +)
        let gap = sum < money ? money - sum : sum - money
        guard Double(gap.fen) > Double(money.fen) / 100 else { return .pass }
        return .fail([
            Violation(
                at: field,
                message: .init(
                    zh: "支出明细各项合计\(sum.text(in: unit))，年度资金总额为\(money.text(in: unit))，相差\(gap.text(in: unit))。",
                    en:
                        "The detail adds up to \(sum.text(in: unit)), the year's total is \(money.text(in: unit)): \(gap.text(in: unit)) apart."
                ),
                mend: .init(
                    zh: "请补齐明细，或改正年度资金总额。", en: "Complete the detail, or mend the year's total."),
                related: [total.origin], severity: .error)
        ])
    }
}

/// `25人×2天×100元=0.5万元`, taken apart.
private struct Equation {
    let text: String
    let product: Money
    let stated: Money
    let unit: AmountUnit

    /// Figures are rounded: a hundredth is no error.
    var holds: Bool {
        let gap = product < stated ? stated - product : product - stated
        return Double(gap.fen) <= Double(max(product.fen, stated.fen)) / 100
    }

    static func all(in raw: String) -> [Equation] {
        LabelText(raw).normalised.split(whereSeparator: "；;，,。、+＋\n".contains).compactMap { Equation(String($0)) }
    }

    private init?(_ clause: String) {
        let sides = clause.split(whereSeparator: "=＝".contains)
        guard sides.count == 2, let (amount, unit) = Self.money(sides[1]) else { return nil }
        let factors = sides[0].split(whereSeparator: "×xX*✕".contains)
        guard factors.count > 1 else { return nil }
        var product: Decimal = 1
        var hasPrice = false
        for factor in factors {
            guard let match = factor.firstMatch(of: /([0-9]+(?:\.[0-9]+)?)(万元|万|元|%)?/),
                let number = DecimalText.read(String(match.output.1))
            else { return nil }
            product *= number
            switch match.output.2 {
            case "万元", "万": product *= 10_000
            case "%": product /= 100
            default: break
            }
            hasPrice = hasPrice || factor.contains("元")
        }
        guard hasPrice, let money = Money(product, .yuan) else { return nil }
        text = clause
        self.product = money
        stated = amount
        self.unit = unit
    }

    private static func money(_ text: Substring) -> (Money, AmountUnit)? {
        guard let match = text.firstMatch(of: /^([0-9]+(?:\.[0-9]+)?)(万元|万|元)/),
            let number = DecimalText.read(String(match.output.1))
        else { return nil }
        let unit: AmountUnit = match.output.2 == "元" ? .yuan : .tenThousandYuan
        return Money(number, unit).map { ($0, unit) }
    }
}
