import FilingModel
import Spreadsheet

package struct YearInName: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-02",
        title: .init(zh: "名称中的年度与申报年度不同", en: "Another year in a name"),
        requirement: .init(
            zh: "项目名称、工作表名称和文件名中写有年度的，与申报年度一致。",
            en: "A year in the project's, the sheet's or the file's name is the budget year."),
        rationale: .init(
            zh: "名称里是往年，表头是今年，多半是旧表改了表头。",
            en: "Last year's name under this year's title usually means an old form with a new head."),
        source: .init(zh: "实际申报表常见问题（2019年项目、2020年度表头）", en: "Seen in real filings"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.card, ["project.name": "2025年农村公路养护"]),
            .accepted(.card, ["project.name": "2024—2025年农村公路养护"]),
            .accepted(.card, ["project.name": "2025—2026年农村公路养护"]),
            .accepted(.card, ["project.name": "G20230公里处桥梁加固"]),
            .rejected(.card, ["project.name": "↓2023年农村公路养护"]),
            .rejected(.list, ["project.name": "↓农村公路养护（2024年度）"]),
            .accepted(.department),
            .rejected(.card, ["project.name": "↓2025版2024年农村公路养护"]),
            .accepted(.card, ["project.name": "1998年水毁公路修复"]),
            .rejected(.card, ["project.name": "↓2024财政年农村公路养护"]),
        ])

    /// The batch's: a title of another year is DATE-01's.
    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) { year = parameters.year }

    package func check(_ filing: Filing) -> Outcome {
        let file = filing.workbook.name.split(separator: "/").last.map(String.init) ?? filing.workbook.name
        let names: [(text: String, origin: CellOrigin, path: FieldPath?, label: BilingualText)] = [
            filing.text(.projectName).map {
                ($0.raw, $0.origin, $0.path, BilingualText(zh: "项目名称", en: "project's name"))
            },
            (filing.sheet, filing.anchor, nil, BilingualText(zh: "工作表名称", en: "sheet's name")),
            (file, filing.anchor, nil, BilingualText(zh: "文件名", en: "file's name")),
        ].compactMap(\.self)
        // The same year in several names is one cause.
        for name in names {
            let years = Self.years(in: name.text)
            guard !years.isEmpty, !years.contains(year.year) else { continue }
            let other = years.map(String.init).joined(separator: "、")
            return .fail([
                Violation(
                    at: name.origin, field: name.path,
                    message: .init(
                        zh: "\(name.label.zh)“\(name.text.trimmed)”中是\(other)年，申报的是\(year.year)年度。",
                        en:
                            "The \(name.label.en) \"\(name.text.trimmed)\" says \(other), but the filing is for \(year.year)."
                    ),
                    mend: .init(
                        zh: "请核对是否沿用了往年的表；确是往年项目的结转，可在“单位说明”中写明。",
                        en: "Check whether last year's form was used again; explain it if the project was carried over."
                    ))
            ])
        }
        return .pass
    }

    /// A number before 年 that is a year; `2024—2025年` has two. By hand: a regular expression is parsed at each use, and
    /// every filing has three names.
    private static func years(in text: String) -> [Int] {
        let scalars = Array(LabelText(text).normalised.unicodeScalars)
        var years: [Int] = []
        /// Years that wait for the one behind a dash.
        var open: [Int] = []
        var place = 0
        while place < scalars.count {
            let digits = scalars[place...].prefix { ("0"..."9").contains($0) }
            guard !digits.isEmpty else {
                if !"-—~～至到".unicodeScalars.contains(scalars[place]) { open = [] }
                place += 1
                continue
            }
            place = digits.endIndex
            guard let number = Int(String(String.UnicodeScalarView(digits))), (2000..<2050).contains(number) else {
                open = []
                continue
            }
            open.append(number)
            let rest = scalars[place...]
            if rest.first == "年" || rest.starts(with: "财政年".unicodeScalars) {
                years += open
                open = []
            }
        }
        return years
    }
}
