import FilingModel
import Forms
import Rules
import Spreadsheet
import TestSupport

/// A rule's example laid into sheets and recognised: what the rule gets to see, and where its findings must be.
struct StagedExample {
    let submission: Submission
    let register: Register
    let stated: StatedFindings
    var marks: Set<CellOrigin> { Set(stated.places.keys) }
    /// The other workbook of an example that has two.
    let twin: Submission?

    init(_ example: RuleExample, _ stress: Stress, year: FiscalYear) throws {
        var laid = try LaidExample(example)
        try stress.disturb(&laid)
        let recogniser = FormRecogniser(try Self.library.get())
        let further = try example.furtherSheet
        let sheets = stress.sheets(around: laid.sheet) + [further?.sheet].compactMap(\.self)
        let workbook = Workbook(sheets, features: example.circumstance.features)
        submission = Self.submission(workbook, example.circumstance, recogniser)
        var stated = StatedFindings(laid, in: workbook)
        if let further { stated.add(further, in: workbook) }
        var twin: Submission?
        if let (layout, typed) = example.twin {
            let other = try LaidExample(.rejected(layout, typed))
            let second = Self.secondFile(other.sheet, of: workbook, example.circumstance)
            twin = Self.submission(second, .alone, recogniser)
            stated.add(other, in: second)
        }
        let roster = example.circumstance.roster
        let lists = try StagedLists(example.circumstance, recogniser, layout: example.layout)
        for mark in lists.marks { stated.places[mark] = 1 }
        let first = CellReference(clampingRow: 1, column: 1)
        func place(_ origin: CellOrigin?) { stated.places = origin.map { [$0: 1] } ?? [:] }
        switch example.circumstance {
        case .container: place(CellOrigin(workbook: workbook.id, sheet: "", cell: first))
        case .otherSheet where laid.marks.isEmpty, .pictureBeside where laid.marks.isEmpty:
            // About the file as a whole: in the first sheet, whatever lies there.
            place(CellOrigin(workbook: workbook.id, sheet: workbook.sheets.first?.name ?? "", cell: first))
        case .hiddenCopy:
            // A filing's anchor: the project in a list, else the title.
            let anchor = BaselineFiling(example.layout).cells[example.layout == .list ? "project.name" : "title"]
            if let sheet = workbook.sheets.last { place(anchor.map { workbook.origin(sheet, $0) }) }
        case .unansweredRoster: place(roster?.entries.last?.origin)
        default: break
        }
        self.stated = stated
        self.twin = twin
        register = Register(
            filings: submission.filings + (twin?.filings ?? []), lists: lists.lists(roster: roster), year: year)
    }

    /// Read once: the definitions are the same for all.
    static let library = Result { try FormLibrary.embedded() }

    /// A file of its own; a copy has the same contents, and so the same fingerprint.
    private static func secondFile(
        _ sheet: SheetSketch, of workbook: Workbook, _ circumstance: RuleExample.Circumstance
    ) -> Workbook {
        if case .besideTwice = circumstance {
            var again = sheet
            again.name += "再报"
            return Workbook([sheet, again], name: "另一份.xlsx")
        }
        let second = Workbook([sheet], name: "另一份.xlsx")
        guard case .copied = circumstance else { return second }
        return Workbook(
            id: WorkbookID(name: "另一份.xlsx", sha256: workbook.id.sha256), sheets: second.sheets,
            features: second.features, diagnostics: [])
    }

    /// What one rule says of it, filing by filing.
    func outcomes(of rule: any Rule) -> [Outcome] {
        switch rule {
        case let rule as any WorkbookRule: [rule.check(submission)]
        case let rule as any FilingRule: register.filings.map { rule.check($0) }
        case let rule as any RegisterRule: [rule.check(register)]
        default: []
        }
    }

    /// What all rules say of it.
    func findings(by book: RuleBook) -> [Finding] {
        var judgement = book.judge(submission)
        if let twin { judgement.add(book.judge(twin)) }
        judgement.add(book.judge(register))
        return judgement.findings
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
}

extension RuleExample {
    /// The filing in another workbook, where the example has one: its layout, and its cells typed over.
    fileprivate var twin: (Layout, [String: String])? {
        switch circumstance {
        case .alongside(let typed): (layout, typed)
        case .beside(let other, let typed), .besideTwice(let other, let typed): (other, typed)
        case .copied: (layout, ["title": "↓项目支出绩效目标申报表"])
        default: nil
        }
    }

    /// The last sheet of the example's workbook, where it has more than the one.
    fileprivate var furtherSheet: LaidExample? {
        get throws {
            var further: LaidExample
            switch circumstance {
            case .hiddenCopy: further = try LaidExample(.accepted(layout))
            case .onTemplate: return try LaidExample.templateMark()
            case .hiddenSheet(let texts): further = try LaidExample(.accepted(layout, [:], .otherSheet(texts)))
            case .secondSheet(let typed):
                further = try LaidExample(.rejected(layout, typed))
                further.sheet.name = "另一项目"
                return further
            default: return nil
            }
            further.sheet.visibility = .hidden
            further.sheet.name = "旧版"
            return further
        }
    }
}

extension RuleExample.Circumstance {
    fileprivate var features: Workbook.Features {
        switch self {
        case .features(let features), .onTemplate(let features): features
        case .pictureBeside: .pictures
        default: []
        }
    }

    fileprivate var roster: Roster? {
        let id = WorkbookID(name: "名册.xlsx", sha256: "名册")
        func entry(_ row: Int, _ project: String?, _ evaluation: String?, _ kind: FundKind?) -> Roster.Entry {
            Roster.Entry(
                unitCode: "820001", unitName: "示例县公路养护中心", projectCode: nil, projectName: project, amount: nil,
                fundKind: kind, evaluation: evaluation,
                origin: CellOrigin(
                    workbook: id, sheet: "名册", cell: CellReference(clampingRow: row, column: 4)))
        }
        switch self {
        case .roster(let evaluation, let kind): return Roster(id: id, entries: [entry(3, "农村公路养护", evaluation, kind)])
        case .unansweredRoster:
            return Roster(id: id, entries: [entry(3, "农村公路养护", nil, nil), entry(4, "桥梁加固", nil, nil)])
        default: return nil
        }
    }
}
