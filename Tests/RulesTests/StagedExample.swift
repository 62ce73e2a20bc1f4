import FilingModel
import Forms
import Rules
import Spreadsheet
import TestSupport

/// A rule's example laid into sheets and recognised: what the rule gets to see, and where its findings must be.
struct StagedExample {
    /// How the sheet is disturbed; findings move with their cells.
    enum Stress: String, CaseIterable {
        case asTyped
        case shifted
        case brokenLabels
        case amongOtherSheets
    }

    let submission: Submission
    let register: Register
    let marks: Set<CellOrigin>

    init(_ example: RuleExample, _ stress: Stress, year: FiscalYear) throws {
        var baseline = BaselineFiling(example.layout)
        var marks: Set<CellReference> = []
        for (path, text) in example.cells {
            guard let cell = baseline.cells[path] else { throw UnknownPath(path: path) }
            if text.hasPrefix("↓") { marks.insert(cell) }
            baseline.sheet[cell] = text.hasPrefix("↓") ? String(text.dropFirst()) : text
        }
        var other: [String: String]?
        switch example.circumstance {
        case .stacked(let typed):
            var second = BaselineFiling(example.layout)
            try Self.type(typed, into: &second, &marks, down: 30)
            baseline.sheet.add(second.sheet.shifted(rows: 30, columns: 0))
        case .hiddenRows(let rows): baseline.sheet.hiddenRows = [rows]
        case .otherSheet(let texts), .pictureBeside(let texts):
            baseline.sheet = SheetSketch()
            for (index, text) in texts.enumerated() {
                let cell = CellReference(clampingRow: index + 1, column: 1)
                baseline.sheet[cell] = text.hasPrefix("↓") ? String(text.dropFirst()) : text
                if text.hasPrefix("↓") { marks.insert(cell) }
            }
        case .alongside(let typed): other = typed
        case .stackedRows(let projects):
            for (index, project) in projects.enumerated() {
                baseline.addListedProject(project[0], amount: project[1], number: index + 1)
            }
        case .copied: other = ["title": "↓项目支出绩效目标申报表"]
        case .beside(_, let typed): other = typed
        case .alone, .features, .container, .roster, .unansweredRoster, .request, .evaluated, .directory, .lastYear,
            .hiddenCopy:
            break
        }
        let labels = Set(baseline.sheet.typed.keys).subtracting(baseline.cells.values)
        if stress == .brokenLabels {
            for cell in labels {
                guard let text = baseline.sheet[cell], text.count > 3, Double(text) == nil, text.first != "（" else {
                    continue
                }
                baseline.sheet[cell] = String(text.prefix(1)) + "　\n" + text.dropFirst()
            }
        }
        if stress == .shifted {
            baseline = baseline.shifted(rows: 2, columns: 1)
            marks = Set(marks.compactMap { $0.offset(rows: 2, columns: 1) })
        }
        var sheets = [baseline.sheet]
        if stress == .amongOtherSheets {
            var contents = SheetSketch("目录")
            contents["A1"] = "目  录"
            contents["A2"] = "1. 项目支出"
            var helper = SheetSketch("数据源")
            helper.visibility = .hidden
            helper["A1"] = "项目名称"
            helper["A2"] = "正向指标"
            sheets = [contents, baseline.sheet, helper]
        }
        let hidden = Self.hiddenCopy(example)
        if let hidden { sheets.append(hidden) }
        let recogniser = FormRecogniser(try Self.library.get())
        let workbook = Workbook(sheets, features: Self.features(example.circumstance))
        submission = Self.submission(workbook, example.circumstance, recogniser)
        var origins = marks.map { CellOrigin(workbook: workbook.id, sheet: baseline.sheet.name, cell: $0) }
        var filings = submission.filings
        if let other {
            var second = BaselineFiling(Self.otherLayout(example))
            var secondMarks: Set<CellReference> = []
            try Self.type(other, into: &second, &secondMarks, down: 0)
            let twin = Self.twin(second.sheet, of: workbook, example.circumstance)
            filings += recogniser.recognise(twin).filings
            origins += secondMarks.map { CellOrigin(workbook: twin.id, sheet: second.sheet.name, cell: $0) }
        }
        let roster = Self.roster(example.circumstance)
        let lists = try StagedLists(example.circumstance, recogniser, layout: example.layout)
        origins += lists.marks
        if case .container(_) = example.circumstance {
            origins = [CellOrigin(workbook: workbook.id, sheet: "", cell: CellReference(clampingRow: 1, column: 1))]
        }
        if case .pictureBeside = example.circumstance {
            let first = CellReference(clampingRow: 1, column: 1)
            origins = [CellOrigin(workbook: workbook.id, sheet: workbook.sheets.first?.name ?? "", cell: first)]
        }
        if hidden != nil, let sheet = workbook.sheets.last {
            // A filing's anchor: the project in a list, else the title.
            let anchor = BaselineFiling(example.layout).cells[example.layout == .list ? "project.name" : "title"]
            origins = anchor.map { [workbook.origin(sheet, $0)] } ?? []
        }
        if case .unansweredRoster = example.circumstance { origins = roster?.entries.suffix(1).map(\.origin) ?? [] }
        self.marks = Set(origins)
        register = Register(filings: filings, lists: lists.lists(roster: roster), year: year)
    }

    /// A file of its own; a copy has the same contents, and so the same fingerprint.
    private static func twin(
        _ sheet: SheetSketch, of workbook: Workbook, _ circumstance: RuleExample.Circumstance
    ) -> Workbook {
        let twin = Workbook([sheet], name: "另一份.xlsx")
        guard case .copied = circumstance else { return twin }
        return Workbook(
            id: WorkbookID(name: "另一份.xlsx", sha256: workbook.id.sha256), sheets: twin.sheets, features: twin.features,
            diagnostics: [])
    }

    private static func hiddenCopy(_ example: RuleExample) -> SheetSketch? {
        guard case .hiddenCopy = example.circumstance else { return nil }
        var sheet = BaselineFiling(example.layout).sheet
        sheet.visibility = .hidden
        sheet.name = "旧版"
        return sheet
    }

    private static func otherLayout(_ example: RuleExample) -> Layout {
        if case .beside(let layout, _) = example.circumstance { layout } else { example.layout }
    }

    /// Read once: the definitions are the same for all.
    static let library = Result { try FormLibrary.embedded() }

    struct UnknownPath: Error { let path: String }

    private static func type(
        _ texts: [String: String], into baseline: inout BaselineFiling, _ marks: inout Set<CellReference>,
        down rows: Int
    ) throws {
        for (path, text) in texts {
            guard let cell = baseline.cells[path] else { throw UnknownPath(path: path) }
            if text.hasPrefix("↓"), let marked = cell.offset(rows: rows) { marks.insert(marked) }
            baseline.sheet[cell] = text.hasPrefix("↓") ? String(text.dropFirst()) : text
        }
    }

    private static func features(_ circumstance: RuleExample.Circumstance) -> Workbook.Features {
        switch circumstance {
        case .features(let features): features
        case .pictureBeside: .pictures
        default: []
        }
    }

    private static func submission(
        _ workbook: Workbook, _ circumstance: RuleExample.Circumstance, _ recogniser: FormRecogniser
    ) -> Submission {
        if case .container(let defect) = circumstance {
            return Submission(id: workbook.id, content: .unreadable(defect))
        }
        let found = recogniser.recognise(workbook)
        return Submission(
            id: workbook.id,
            content: .read(
                workbook: workbook, filings: found.filings, nearMiss: found.nearMiss, hiddenForms: found.hiddenForms))
    }

    private static func roster(_ circumstance: RuleExample.Circumstance) -> Roster? {
        let id = WorkbookID(name: "名册.xlsx", sha256: "名册")
        func entry(_ row: Int, _ project: String?, _ evaluation: String?, _ kind: FundKind?) -> Roster.Entry {
            Roster.Entry(
                unitCode: "820001", unitName: "示例县公路养护中心", projectCode: nil, projectName: project, amount: nil,
                fundKind: kind, evaluation: evaluation,
                origin: CellOrigin(
                    workbook: id, sheet: "名册", cell: CellReference(clampingRow: row, column: 4)))
        }
        switch circumstance {
        case .roster(let evaluation, let kind): return Roster(id: id, entries: [entry(3, "农村公路养护", evaluation, kind)])
        case .unansweredRoster:
            return Roster(id: id, entries: [entry(3, "农村公路养护", nil, nil), entry(4, "桥梁加固", nil, nil)])
        default: return nil
        }
    }
}
