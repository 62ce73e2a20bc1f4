import FilingModel
import Forms
import Foundation
import Reports
import Rules
import Spreadsheet
import Testing
import XLSX

/// What is filled in is typed here by hand, drawn, and read back by the program's own reader.
@Suite("A drawn form, filled in, says what was filled in")
struct DrawnFormTests {
    private static func form(
        _ name: String, _ contents: [FilingContent], year: FiscalYear? = nil, language: Language = .chinese
    ) throws -> DrawnForm {
        let library = try FormLibrary.embedded()
        let definition = try #require(library.definitions.first { $0.name == name })
        let profile = try EmbeddedProfiles.profile(named: EmbeddedProfiles.defaultName)
        return try #require(
            DrawnForm(
                definition, vocabulary: library.vocabulary, profile: profile, year: year, language: language,
                contents: contents))
    }

    private static func drawn(_ form: DrawnForm) throws -> Workbook {
        let file = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }  // the folder is temporary anyway
        try form.write(to: file.path)
        return try WorkbookReader().read(try OPCPackage.open(path: file.path), name: "form")
    }

    private static func read(_ workbook: Workbook) throws -> [FilingContent] {
        FormRecogniser(try FormLibrary.embedded()).recognise(workbook).filings.map { FilingContent($0) }
    }

    private static func shown(_ workbook: Workbook, _ sheet: String, _ cell: String) -> Cell? {
        CellReference(cell).flatMap { workbook.sheet(named: sheet)?[$0] }
    }

    private static let rows: [FilingContent.IndicatorRow] = [
        [
            .level1: "产出指标", .level2: "数量指标", .level3: "养护农村公路里程", .sign: "≥", .value: "120", .unit: "公里",
            .weight: "22.5", .direction: "正向指标",
        ],
        [.level1: "效益指标", .level2: "社会效益指标", .level3: "受益群众", .value: "≥8600人", .weight: "010"],
        [.level1: "满意度指标", .level2: "服务对象满意度指标", .level3: "沿线群众满意度", .value: "95%", .note: "问卷抽样"],
    ]

    private static let project = FilingContent(
        form: .projectTarget, year: FiscalYear(2025),
        texts: [
            .projectName: "农村公路养护", .department: "820-示例县交通运输局", .unit: "820001-示例县公路养护中心",
            .projectAttribute: "延续项目", .projectPeriod: "2024年1月-2026年12月", .yearGoal: "完成农村公路日常养护120公里。",
            .termGoal: "三年养护360公里。", .filedBy: "甲某", .filedOn: "2024-11-20", .contactPhone: "0827-0123456",
            .projectCode: "51190325T000012345678", .projectBasis: "川财绩〔2025〕8号",
            .sync(.approval, .targets): "2025-01-20",
        ],
        amounts: [
            .yearTotal: .money(Money(fen: 36_000_001)), .yearFiscal: .money(Money(fen: 36_000_000)),
            .yearOther: .money(Money(fen: 1)), .termTotal: .words("待财政核定"), .supplementAdded: .money(Money(fen: 150)),
        ],
        indicators: rows,
        termIndicators: [[.level1: "产出指标", .level2: "数量指标", .level3: "养护里程合计", .value: "360", .unit: "公里"]])

    @Test("A card holds all of a project, with rows and columns of its own for what the blank form lacks")
    func card() throws {
        let form = try Self.form("project-card", [Self.project])
        #expect(form.unheld == [])
        let workbook = try Self.drawn(form)
        #expect(try Self.read(workbook) == [Self.project])
        #expect(workbook.sheets.map(\.name) == ["农村公路养护", "填报说明", "填报选项"])
        // 万元, exact to the fen: the sum is a live formula, for the parts add up to what is stated.
        #expect(Self.shown(workbook, "农村公路养护", "H8")?.value == .number(36.000001))
        #expect(Self.shown(workbook, "农村公路养护", "H8")?.formula == "IF(COUNT(H9:H11)=0,\"\",SUM(H9:H11))")
        #expect(Self.shown(workbook, "农村公路养护", "H11")?.value == .number(0.000001))
    }

    @Test("A total that its parts do not add up to stays as it was stated")
    func wrongTotal() throws {
        var project = Self.project
        project.amounts[.yearTotal] = .money(Money(yuan: 450_000))
        let workbook = try Self.drawn(try Self.form("project-card", [project]))
        let cell = try #require(Self.shown(workbook, "农村公路养护", "H8"))
        #expect(cell.value == .number(45))
        #expect(!cell.isFormula)
    }

    @Test("Each project of a card has a sheet of its own, and no two sheets have one name")
    func sheets() throws {
        var long = Self.project
        long.texts[.projectName] = "[一]" + String(repeating: "长", count: 40)
        let workbook = try Self.drawn(try Self.form("project-card", [Self.project, Self.project, long]))
        #expect(
            workbook.sheets.map(\.name) == [
                "农村公路养护", "农村公路养护 (2)", "一" + String(repeating: "长", count: 30), "填报说明", "填报选项",
            ])
        #expect(try Self.read(workbook) == [Self.project, Self.project, long])
    }

    @Test("A list holds all projects on one sheet, and tells what it cannot say")
    func list() throws {
        var second = Self.project
        second.texts[.projectName] = "公路应急抢险"
        second.termIndicators = []
        second.indicators = [Self.rows[0]]
        second.amounts = [.yearTotal: .money(Money(fen: 12_345))]
        let form = try Self.form("project-list", [Self.project, second])
        #expect(
            form.unheld
                == ["level1", "level2", "level3", "unit", "value"].map {
                    DrawnForm.Unheld(content: 0, path: FieldPath(rawValue: "termIndicators.1.\($0)"))
                })
        var first = Self.project
        first.termIndicators = []
        let workbook = try Self.drawn(form)
        #expect(try Self.read(workbook) == [first, second])
        // 元 here; the sum stands above the projects.
        #expect(Self.shown(workbook, "部门预算项目绩效目标申报表", "C6")?.value == .number(360_000.01))
        #expect(Self.shown(workbook, "部门预算项目绩效目标申报表", "C5")?.value == .number(360_123.46))
    }

    @Test("A department's form holds tasks and totals")
    func department() throws {
        let tasks = (1...10).map { number in
            FilingContent.TaskRow(
                name: "任务\(number)", content: "内容\(number)", total: .money(Money(yuan: Int64(number) * 10_000)),
                fiscal: .money(Money(yuan: Int64(number) * 9_000)), other: .money(Money(yuan: Int64(number) * 1_000)))
        }
        let content = FilingContent(
            form: .departmentTarget, texts: [.department: "820-示例县交通运输局", .yearGoal: "目标1：养护公路。\n目标2：保障出行。"],
            amounts: [
                .taskTotal: .money(Money(yuan: 550_000)), .taskFiscalTotal: .money(Money(yuan: 495_000)),
                .taskOtherTotal: .money(Money(yuan: 55_000)),
            ], indicators: [Self.rows[0]], tasks: tasks)
        let form = try Self.form("department", [content])
        #expect(form.unheld == [])
        #expect(try Self.read(try Self.drawn(form)) == [content])
    }

    @Test("What another kind of form has no place for is told, field by field")
    func foreign() throws {
        let content = FilingContent(
            form: .departmentTarget, year: FiscalYear(2025), texts: [.department: "820-示例县交通运输局"],
            amounts: [.taskTotal: .money(Money(yuan: 10))], tasks: [.init(name: "机构运转", total: .money(Money(yuan: 10)))]
        )
        let form = try Self.form("project-card", [content])
        #expect(form.unheld.map(\.path.rawValue) == ["tasks.1.name", "tasks.1.total", "tasks.total"])
    }

    @Test("The same form gives the same bytes, and instructions come in English too")
    func bytes() throws {
        let form = try Self.form("project-card", [], year: FiscalYear(2026), language: .english)
        let files = (1...2).map { _ in
            FileManager.default.temporaryDirectory.appending(path: "form-\(UUID().uuidString).xlsx")
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }  // the folder is temporary anyway
        for file in files { try form.write(to: file.path) }
        #expect(try Data(contentsOf: files[0]) == (try Data(contentsOf: files[1])))
        let workbook = try WorkbookReader().read(try OPCPackage.open(path: files[0].path), name: "form")
        #expect(workbook.sheets.map(\.name) == ["项目支出绩效目标申报表", "Instructions", "填报选项"])
        #expect(workbook.sheets.map(\.visibility) == [.visible, .visible, .hidden])
        #expect(Self.shown(workbook, "Instructions", "A3")?.shownText == "1. What has to be filled in")
        #expect(Self.shown(workbook, "项目支出绩效目标申报表", "A2")?.shownText == "（2026年度）")
        let mark = try #require(TemplateMark(workbook))
        let year = try #require(FiscalYear(2026))
        #expect(mark == TemplateMark(form: "project-card", version: 1, profile: "enyang-2025", year: year))
    }
}
