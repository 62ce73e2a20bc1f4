import Forms
import Rules
import Spreadsheet

/// 填报说明: what is demanded of this form, in the words of the rules and with the profile's thresholds.
///
/// No cell may read like a label of a form: numbers stand before headings, and fields are named in quotes.
struct InstructionSheet {
    private let form: DrawnForm.Setting
    private var grid = FormGrid(widths: [10, 30, 30, 30])

    static func name(_ language: Language) -> String { BilingualText(zh: "填报说明", en: "Instructions")[language] }

    init(_ form: DrawnForm.Setting) {
        self.form = form
        grid.addRow(height: 30)
        grid.put(.text(text("填报说明", "Instructions")), .title, column: 0, span: 4)
        let season = form.profile.title
        if form.definition.layout == nil {
            addLine(
                text(
                    "适用：\(season.zh)。由财政部门填写，审核时与申报表一并给出。",
                    "For: \(season.en). Kept by the bureau and given to the review beside the filings."))
            addColumns()
        } else {
            addLine(
                text(
                    "适用：\(season.zh)。下面逐条摘自审核规则，报送后按同样的规则审核；编号可用 filingdesk rules 查到全文。",
                    "For: \(season.en). Each line is taken from the rules by which filings are reviewed; filingdesk rules tells more."
                ))
            addRules()
        }
    }

    var plan: SheetPlan {
        grid.plan(
            name: Self.name(form.language), use: .init(isLandscape: false, isProtected: true), headerRow: nil)
    }

    private mutating func addRules() {
        let rules = InstructionRules(form)
        var number = 0
        for section in InstructionRules.Section.allCases {
            let own = rules.demanded(in: section)
            guard !own.isEmpty else { continue }
            number += 1
            addSection(number, section.title)
            for rule in own {
                grid.addRow(height: 18)
                grid.put(.text(rule.id.rawValue), .centredRemark, column: 0)
                grid.put(.text(rules.sentence(rule)), .remark, column: 1, span: 3)
            }
        }
        let mistakes = rules.mistakes
        guard !mistakes.isEmpty else { return }
        addSection(number + 1, BilingualText(zh: "常见错误", en: "Common mistakes"))
        grid.addRow()
        for (column, heading) in [
            text("规则", "Rule"), text("不要写成", "Not"), text("应当写成", "But"), text("哪一栏，为什么", "Where, and why"),
        ].enumerated() {
            grid.put(.text(heading), .heading, column: column)
        }
        for mistake in mistakes {
            grid.addRow(height: 18)
            grid.put(.text(mistake.rule.rawValue), .centredRemark, column: 0)
            grid.put(.text("✗ " + mistake.bad), .bad, column: 1)
            grid.put(.text("✓ " + mistake.good), .good, column: 2)
            grid.put(.text(mistake.place), .remark, column: 3)
        }
    }

    /// A register is judged by no rule; what its reader needs is said instead.
    private mutating func addColumns() {
        addSection(1, BilingualText(zh: "各栏填法", en: "The columns"))
        guard let block = form.sheet.listBlock else { return }
        for column in block.columns {
            guard case .field(let path, let own) = column else { continue }
            let key = Vocabulary.Key.field(path)
            let isRequired = form.definition.fields.contains { $0.path == path && $0.isRequired }
            grid.addRow(height: 18)
            grid.put(
                .text(isRequired ? text("必填", "Required") : text("可空", "Optional")), .centredRemark, column: 0)
            let name = own ?? form.vocabulary.label(key).zh
            grid.put(
                .text("“\(name)”\(form.language == .english ? " \(form.vocabulary.label(key).en)" : "")"), .remark,
                column: 1)
            grid.put(.text(manner(of: key)), .remark, column: 2, span: 2)
        }
    }

    private func manner(of key: Vocabulary.Key) -> String {
        switch form.vocabulary.type(of: key) {
        case .money:
            let unit = form.sheet.unit ?? .yuan  // a form with amounts declares its unit
            return text("只填数字，单位：\(unit.rawValue)。", "A plain number in \(unit.rawValue).")
        case .date: return text("日期，如 2025-3-31。", "A date, such as 2025-3-31.")
        case .fundKind, .choice, .rule: return text("从下拉列表中选择。", "One of the drop-down's entries.")
        case .code: return text("按编码表填写，文字格式。", "As in the table of codes.")
        case .text, .paragraph, .phone: return text("文字。", "Text.")
        }
    }

    private mutating func addSection(_ number: Int, _ title: BilingualText) {
        let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let numeral = number <= numerals.count ? numerals[number - 1] : String(number)
        grid.addRow(height: 24)
        grid.put(.text(text("\(numeral)、\(title.zh)", "\(number). \(title.en)")), .section, column: 0, span: 4)
    }

    private mutating func addLine(_ line: String) {
        grid.addRow()
        grid.put(.text(line), .note, column: 0, span: 4)
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[form.language] }
}
