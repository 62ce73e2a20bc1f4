import FilingModel
import Forms
import FoundationEssentials
import Rules
import Spreadsheet

/// An official form as a workbook of its own, drawn from its definition: the blank template, or filled in with filings.
///
/// The blank form has drop-downs and checks that say what the rules demand, live totals, locked labels and a sheet of
/// instructions. A card is drawn a sheet a filing, a list with all of them on one sheet. Amounts are written in the form's
/// own unit, exactly. What a filing states and the blank form lacks gets rows or columns of its own where the form can be
/// read with them; `unheld` tells the rest. The same input gives the same bytes.
package struct DrawnForm: Sendable {
    /// What all sheets of a form are drawn from.
    struct Setting: Sendable {
        let definition: FormDefinition
        let sheet: FormSheet
        let vocabulary: Vocabulary
        let profile: Profile
        let year: FiscalYear
        let language: Language

        var entries: FormEntries {
            FormEntries(
                definition: definition, vocabulary: vocabulary, profile: profile, language: language, unit: sheet.unit)
        }

        /// `（2025年度）`, as the first of the filings has it; the season's own for a blank form.
        func yearLine(_ contents: [FilingContent]?) -> String {
            guard let contents else { return "（\(year.year)年度）" }
            return contents.first?.year.map { "（\($0.year)年度）" } ?? "（    年度）"
        }
    }

    /// A field of a filing that the form drawn does not hold.
    package struct Unheld: Hashable, Sendable {
        /// The filing's number among the contents, from 0.
        package let content: Int
        package let path: FieldPath

        package init(content: Int, path: FieldPath) {
            self.content = content
            self.path = path
        }
    }

    private let setting: Setting
    private let contents: [FilingContent]
    /// What the filings state and the form drawn does not, in the filings' order; empty for a blank form.
    package let unheld: [Unheld]

    /// Nil for a form whose definition does not say how it is drawn.
    ///
    /// - Parameters:
    ///   - year: the budget year in a blank form's title; nil for the profile's own.
    ///   - language: of prompts and instructions; the form itself is in Chinese.
    ///   - contents: what to fill in; none for the blank template.
    package init?(
        _ definition: FormDefinition, vocabulary: Vocabulary, profile: Profile, year: FiscalYear? = nil,
        language: Language = .chinese, contents: [FilingContent] = []
    ) {
        guard let sheet = definition.sheet else { return nil }
        setting = Setting(
            definition: definition, sheet: sheet, vocabulary: vocabulary, profile: profile,
            year: year ?? profile.year, language: language)
        self.contents = contents
        let left =
            definition.isDrawnAsList
            ? ListDrawing(setting, contents).unheld : contents.map { [setting] in CardDrawing(setting, $0).unheld }
        unheld = left.enumerated().flatMap { number, paths in
            paths.sorted { $0.rawValue < $1.rawValue }.map { Unheld(content: number, path: $0) }
        }
    }

    /// The file's name by the form's title, such as `项目支出绩效目标申报表.xlsx`.
    package var fileName: String { setting.definition.title.zh + ".xlsx" }

    /// Writes the workbook to exactly that path, over whatever is there.
    package func write(to path: String) throws(ReportError) {
        var plans = sheets
        let options = FormOptions(mark: mark, countable: countable)
        var instructions = InstructionSheet(setting).plan
        var lists = options.plan
        var workbook = try DrawnWorkbook(
            path: path, title: setting.definition.title.zh, author: "filingdesk", created: setting.year.firstDay,
            sheets: plans.map(\.name) + [instructions.name, lists.name])
        for (name, place) in options.names { try workbook.define(name, as: place) }
        for index in plans.indices { try workbook.draw(&plans[index]) }
        try workbook.draw(&instructions)
        try workbook.draw(&lists)
        try workbook.finish()
    }

    private var sheets: [SheetPlan] {
        if setting.definition.isDrawnAsList {
            return [ListDrawing(setting, contents).plan(name: setting.sheet.tab)]
        }
        guard !contents.isEmpty else { return [CardDrawing(setting, nil).plan(name: setting.sheet.tab)] }
        var names = SheetNames(taken: [InstructionSheet.name(setting.language), TemplateMark.sheetName])
        return contents.map { content in
            let wished = content.texts[.projectName] ?? content.texts[.department] ?? setting.sheet.tab
            return CardDrawing(setting, content).plan(name: names.name(CodedName(wished).name))
        }
    }

    private var mark: TemplateMark {
        TemplateMark(
            form: setting.definition.name, version: setting.definition.version, profile: setting.profile.id,
            year: setting.year)
    }

    private var countable: [String] {
        guard case .texts(let units)? = setting.profile.entry("VAL-19", "units")?.value else { return [] }
        return units
    }
}

extension FormDefinition {
    fileprivate var isDrawnAsList: Bool { shape == .list || shape == .register }
}

/// Names of sheets: no two alike, none with what Excel forbids.
private struct SheetNames {
    private var taken: Set<String>

    init(taken: [String]) { self.taken = Set(taken) }

    mutating func name(_ wished: String) -> String {
        let allowed = wished.filter { !"[]:*?/\\：'".contains($0) && !$0.isNewline }.trimmed
        let base = allowed.isEmpty ? "申报表" : allowed
        var number = 1
        var name = clipped(base, 31)
        while !taken.insert(name.lowercased()).inserted {
            number += 1
            let suffix = " (\(number))"
            name = clipped(base, 31 - suffix.count) + suffix
        }
        return name
    }

    /// Excel counts UTF-16 units.
    private func clipped(_ text: String, _ limit: Int) -> String {
        var text = text
        while text.utf16.count > limit { text.removeLast() }
        return text
    }
}
