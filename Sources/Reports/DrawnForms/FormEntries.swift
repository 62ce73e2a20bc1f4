import FilingModel
import Forms
import FoundationEssentials
import Rules
import Spreadsheet

/// How each kind of entry is checked and explained: what the rules demand, said beside the cell before it is typed.
struct FormEntries {
    let definition: FormDefinition
    let vocabulary: Vocabulary
    let profile: Profile
    let language: Language
    /// In which the form's amounts are written.
    let unit: AmountUnit?

    /// Where that content belongs, as a number, a date or a text.
    func role(of path: FieldPath) -> FormRole {
        switch vocabulary.type(of: .field(path)) {
        case .money: .money
        case .date: .date
        case .paragraph: .paragraph
        case .fundKind, .choice, .rule, .code: .centred
        case .text, .phone: .text
        }
    }

    func check(_ path: FieldPath, _ range: CellRange) -> EntryCheck? {
        let key = Vocabulary.Key.field(path)
        let name = vocabulary.label(key)
        switch vocabulary.type(of: key) {
        case .money: return money(name, range)
        case .date:
            return EntryCheck(
                range: range, demand: Self.days, title: name[language],
                prompt: text("填写日期，如 2025-3-31。", "Type a date, such as 2025-3-31."),
                refusal: text("请填写日期，如 2025-3-31；年份在 2000 至 2099 之间。", "Type a date between 2000 and 2099."),
                isAdvice: true)
        case .phone:
            return EntryCheck(
                range: range, demand: .length(7...255), title: name[language],
                prompt: text("填写手机号，或区号加固定电话。", "A mobile number, or area code and number."),
                refusal: text("电话号码不完整，请写全区号和号码。", "The number is incomplete."))
        case .fundKind: return choice(name, FundKind.allCases.map(\.rawValue), range)
        case .choice: return choice(name, vocabulary.choices[key] ?? [], range)  // then anything will do
        case .rule:
            return EntryCheck(
                range: range, demand: FormOptions.rule, title: name[language],
                prompt: text("从列表中选择规则编号。", "Choose the rule from the list."),
                refusal: text("没有这条规则，请从列表中选择。", "There is no such rule; choose one from the list."))
        case .paragraph: return paragraph(path, name, range)
        case .code, .text: return advice(path).map { hint(name, $0, range) }
        }
    }

    func money(_ name: BilingualText, _ range: CellRange) -> EntryCheck {
        let unit = unit ?? .yuan  // a form with amounts declares its unit
        return EntryCheck(
            range: range, demand: .atLeast(0), title: name[language],
            prompt: text(
                "只填数字，单位：\(unit.rawValue)，\(unit == .yuan ? "最多两位小数" : "最多六位小数")；没有的不填。",
                "A plain number in \(unit.rawValue); leave it blank where there is none."),
            refusal: text(
                "请填写不小于 0 的数字，不带“元”“万元”、逗号以外的文字。", "Type a number from 0 on, without words or units."))
    }

    func check(_ column: IndicatorColumn, _ range: CellRange, level1: CellReference?) -> EntryCheck? {
        let name = vocabulary.label(.indicator(column))
        let fromList = text("请从列表中选择。", "Choose from the list.")
        switch column {
        case .level1:
            return list(
                name, FormOptions.level1, text("从列表中选择；全称，带“指标”二字。", "Choose from the list."), fromList, range)
        case .level2:
            guard let level1 else { return nil }
            return list(
                name, FormOptions.level2(beside: level1),
                text("先选一级指标，再从列表中选择它的二级指标。", "Choose level 1 first, then one of its kinds here."), fromList, range)
        case .level3:
            return hint(
                name,
                text("具体、简明的指标名称，不写数值和符号，如“养护农村公路里程”。", "A short name without figures or signs."),
                range)
        case .sign:
            return list(
                name, FormOptions.sign,
                text(
                    "越多越好选 ≥ 或 ＞，越少越好选 ≤ 或 ＜，必须相等选 ＝；不能量化的选“定性”。",
                    "≥ ＞ the more the better, ≤ ＜ the less, ＝ exactly; 定性 in words."),
                fromList, range)
        case .value:
            return hint(
                name,
                text("只填数字，不带符号和单位；定性指标填“健全”“完善”等具体说法。", "The number alone; words only for 定性."),
                range)
        case .unit:
            // Units are many; the list helps, and others are taken too.
            return list(
                name, FormOptions.unit, text("从列表中选择，没有的可以直接填写；定性指标不填。", "Choose one, or type another."), nil, range)
        case .weight: return weight(name, range)
        case .direction:
            return list(
                name, FormOptions.direction, text("≥、＞ 选正向指标，≤、＜ 选反向指标。", "正向 with ≥ ＞, 反向 with ≤ ＜."), fromList, range,
                isAdvice: true)
        case .note: return nil
        }
    }

    private func weight(_ name: BilingualText, _ range: CellRange) -> EntryCheck {
        var demands = ""
        if profile.isEnabled("WGT-01"), case .number(let total)? = profile.entry("WGT-01", "total")?.value {
            demands += text("各项权重合计 \(total)。", "All weights add up to \(total). ")
        }
        if profile.isEnabled("WGT-03"), case .number(let maximum)? = profile.entry("WGT-03", "maximum")?.value {
            demands += text("单项一般不超过 \(maximum)。", "One is no more than \(maximum) as a rule.")
        }
        return EntryCheck(
            range: range, demand: .above(0, upTo: 100), title: name[language],
            prompt: text("填写大于 0 的数字，不带 %。", "A number above 0, without %. ") + demands,
            refusal: text("权重应是大于 0、不超过 100 的数字。", "A weight is a number above 0 and up to 100."))
    }

    private func paragraph(_ path: FieldPath, _ name: BilingualText, _ range: CellRange) -> EntryCheck? {
        guard path == .yearGoal || path == .termGoal,
            case .number(let shortest)? = profile.entry("TXT-02", "minimum")?.value,
            case .number(let longest)? = profile.entry("TXT-02", "maximum")?.value,
            let bound = Int("\(longest)"), bound > 0
        else { return nil }
        return EntryCheck(
            range: range, demand: .length(0...bound), title: name[language],
            prompt: text(
                "写明做什么、做多少、达到什么效果，要有数量；\(shortest) 至 \(longest) 字。",
                "What is done, how much of it, and to what effect, with figures; \(shortest) to \(longest) characters."),
            refusal: text("超过 \(longest) 字，请精简。", "It has more than \(longest) characters."),
            isAdvice: path != .yearGoal)
    }

    /// How some texts are best written, after the rules that look at them.
    private func advice(_ path: FieldPath) -> String? {
        switch path {
        case .projectPeriod: text("写明起止年月，如 2025年1月-2025年12月。", "First and last month, such as 2025年1月-2025年12月.")
        case .department, .unit: text("填写单位全称，前面可带编码，如 820001-示例县公路养护中心。", "The full name, with its code in front.")
        case .evaluation: text("超过限额的项目填写事前绩效评估文号或结论；不需要的不填。", "Number or conclusion, where an evaluation is due.")
        default: nil
        }
    }

    private func choice(_ name: BilingualText, _ entries: [String], _ range: CellRange) -> EntryCheck? {
        guard !entries.isEmpty, let demand = EntryCheck.literal(entries) else { return nil }
        return list(
            name, demand, text("从列表中选择：", "One of: ") + entries.joined(separator: "、"),
            text("请从列表中选择。", "Choose from the list."), range, isAdvice: true)
    }

    private func list(
        _ name: BilingualText, _ demand: EntryCheck.Demand, _ prompt: String, _ refusal: String?, _ range: CellRange,
        isAdvice: Bool = false
    ) -> EntryCheck {
        EntryCheck(
            range: range, demand: demand, title: name[language], prompt: prompt, refusal: refusal, isAdvice: isAdvice)
    }

    private func hint(_ name: BilingualText, _ prompt: String, _ range: CellRange) -> EntryCheck {
        EntryCheck(range: range, demand: .anything, title: name[language], prompt: prompt, refusal: nil)
    }

    private static let days = EntryCheck.Demand.date(
        from: CellDate.Day(year: 2000, month: 1, day: 1), to: CellDate.Day(year: 2099, month: 12, day: 31))

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
