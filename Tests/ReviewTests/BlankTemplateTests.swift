import FilingModel
import Forms
import Foundation
import Review
import Spreadsheet
import Testing
import XLSX

@Suite("The blank forms in Templates/blank")
struct BlankTemplateTests {
    private static let blank = Checkout.root.appending(path: "Templates/blank")
    private static let fixtures = Checkout.root.appending(path: "Tests/ReviewTests/Fixtures")

    private static func workbook(_ title: String) throws -> Workbook {
        try WorkbookReader().read(path: blank.appending(path: "\(title).xlsx").path, name: title)
    }

    private static func parts(_ file: URL) throws -> [String: String] {
        let package = try OPCPackage.open(path: file.path)
        var parts: [String: String] = [:]
        for name in package.partNames {
            parts[name] = String(decoding: try package.content(of: name), as: UTF8.self)
        }
        return parts
    }

    @Test("They are up to date; run Scripts/make-templates after a change of forms, rules or the profile")
    func fresh() async throws {
        try await Checkout.withFolder { folder in
            let paths = try TemplateRun().write([], into: folder.path)
            let names = paths.map { URL(fileURLWithPath: $0).lastPathComponent }.sorted()
            #expect(try FileManager.default.contentsOfDirectory(atPath: Self.blank.path).sorted() == names)
            for name in names {
                // The parts, whatever the compression makes of them.
                let (made, committed) = (
                    try Self.parts(folder.appending(path: name)), try Self.parts(Self.blank.appending(path: name))
                )
                #expect(made.keys.sorted() == committed.keys.sorted())
                for (part, text) in made { #expect(committed[part] == text, "\(name) \(part)") }
            }
        }
    }

    /// Each required cell with the rule that asks for it; errors alone.
    static let required: [String: [String]] = [
        "项目支出绩效目标申报表": [
            "COMP-01 D4", "COMP-02 D5", "COMP-03 H5", "COMP-04 E13", "COMP-05 H8", "COMP-06 B15",
        ],
        "部门整体支出绩效目标申报表": ["COMP-02 C4", "COMP-04 B16", "COMP-05 E15", "COMP-06 B18"],
        "部门预算项目绩效目标申报表": ["COMP-01 B6", "COMP-03 A6", "COMP-04 D6", "COMP-05 C6", "COMP-06 E6"],
    ]

    @Test("A blank form is recognised, and each required cell is found missing", arguments: required.keys.sorted())
    func incomplete(title: String) async throws {
        let path = Self.blank.appending(path: "\(title).xlsx").path
        let record = try await Checkout.run([path]).check()
        let file = try #require(record.files.first)
        #expect(file.filings.map(\.sheet) == [title])
        #expect(file.verdict == .returned)
        let errors = file.findings.map(\.finding).filter { $0.severity == .error }
        #expect(errors.map { "\($0.rule) \($0.origin.cell)" }.sorted() == Self.required[title])
        #expect(errors.allSatisfy { $0.origin.sheet == title })
        // Its own hidden sheet and locked labels are no matter of the department's.
        #expect(!file.findings.contains { $0.finding.rule.area == "FILE" })
        #expect(file.template?.notice == nil)
    }

    @Test("Filled in by openpyxl and saved by LibreOffice, it is read as typed and accepted")
    func filled() async throws {
        let names = ["filled-card", "filled-department", "filled-list"]
        let paths = names.map { Self.fixtures.appending(path: "\($0).xlsx").path }
        for (path, form) in zip(paths, ["project-card", "department", "project-list"]) {
            let record = try await Checkout.run([path]).check()
            let file = try #require(record.files.first)
            #expect(file.verdict == .accepted)
            #expect(file.findings.map { "\($0.finding)" } == [])
            #expect(file.template?.mark.form == form)
            #expect(file.template?.mark.year.year == 2025)
        }
    }

    @Test("The card that was filled in says what was typed")
    func content() throws {
        let path = Self.fixtures.appending(path: "filled-card.xlsx").path
        let found = FormRecogniser(try FormLibrary.embedded()).recognise(
            try WorkbookReader().read(path: path, name: "card"))
        let content = try #require(found.filings.first.map { FilingContent($0) })
        #expect(found.filings.count == 1)
        #expect(
            content.texts == [
                .projectName: "农村公路养护", .department: "820-示例县交通运输局", .unit: "820001-示例县公路养护中心",
                .projectAttribute: "新增项目", .projectPeriod: "2025年1月-2025年12月", .fundKind: "年初预算",
                .yearGoal: "完成农村公路日常养护120公里，路面完好率达到95%以上，保障群众安全出行。", .filedBy: "甲某",
                .contactPerson: "乙某", .contactPhone: "0827-0123456", .filedOn: "2024-11-20",
            ])
        // 万元; the total is the form's own formula.
        #expect(
            content.amounts == [
                .yearTotal: .money(Money(yuan: 360_000)), .yearFiscal: .money(Money(yuan: 300_000)),
                .yearCarryover: .money(Money(yuan: 20_000)), .yearOther: .money(Money(yuan: 40_000)),
            ])
        #expect(content.indicators.count == 8)
        #expect(
            content.indicators[4] == [
                .level1: "效益指标", .level2: "社会效益指标", .level3: "受益群众人数", .sign: "≥", .value: "8600", .unit: "人",
                .weight: "20", .direction: "正向指标",
            ])
    }

    @Test("A filing on another year's template is told so, and judged like any other")
    func oldTemplate() async throws {
        try await Checkout.withFolder { folder in
            let path = Self.fixtures.appending(path: "filled-card.xlsx").path
            let desk = try ReviewDesk(year: FiscalYear(2026))
            let run = ReviewRun(desk: desk, inputs: try InputCollector([path]).inputs, jobs: 1)
            let out = folder.appending(path: "out")
            let record = try await run.review(into: out.path)
            let file = try #require(record.files.first)
            let sentence = "本文件用的是2025 年度的空白表样，现在审核的是 2026 年度；请核对要求有无变化，下次使用新表样。"
            #expect(file.template?.notice?.zh == sentence)
            let json = try String(contentsOf: out.appending(path: "review.json"), encoding: .utf8)
            #expect(json.contains("\"notice\": \"\(sentence)\""))
            // The marked copy of a protected sheet carries its comments and says so too.
            let marked = try WorkbookReader().read(
                path: out.appending(path: "annotated/filled-card.xlsx").path, name: "marked")
            let review = try #require(marked.sheet(named: "审核意见"))
            #expect(review.cells.contains { $0.shownText == sentence })
            #expect(TemplateMark(marked)?.form == "project-card")
        }
    }

    @Test("The bureau's own lists are read as empty ones")
    func registers() throws {
        let library = try FormLibrary.embedded()
        #expect(try RosterReader(library).read(try Self.workbook("项目资金申请名册")).entries.isEmpty)
        #expect(try UnitDirectoryReader(library).read(try Self.workbook("部门单位名录")).entries.isEmpty)
        #expect(try EvaluationRegisterReader(library).read(try Self.workbook("事前绩效评估台账")).entries.isEmpty)
        #expect(try WaiverReader(library).read(try Self.workbook("规则豁免清单")).isEmpty)
    }
}
