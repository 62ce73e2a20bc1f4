import Foundation
import Reports
import Spreadsheet
import Testing
import XLSX

/// The summary of the sample record, read back by the program's own reader. Expected values are counted by hand.
@Suite("The summary workbook")
struct SummaryWorkbookTests {
    /// Draws the summary and gives its file, which is gone afterwards, to the body.
    private static func drawn<Result>(
        _ language: Language = .chinese, hasRoster: Bool = true, _ body: (URL) throws -> Result
    ) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "summary-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }  // the folder is temporary anyway
        try SummaryWorkbook(try SampleRecord.make(hasRoster: hasRoster), language: language).write(to: file.path)
        return try body(file)
    }

    private static func workbook(_ language: Language = .chinese, hasRoster: Bool = true) throws -> Workbook {
        try drawn(language, hasRoster: hasRoster) { file in
            try WorkbookReader().read(try OPCPackage.open(path: file.path), name: "summary")
        }
    }

    private static func part(_ name: String) throws -> String {
        try drawn { file in String(decoding: try OPCPackage.open(path: file.path).content(of: name), as: UTF8.self) }
    }

    private static func shown(_ sheet: Worksheet, _ cells: [String]) -> [String] {
        cells.map { text in CellReference(text).flatMap { sheet[$0]?.shownText } ?? "" }  // an empty cell shows nothing
    }

    @Test("It has its sheets in order, in both languages")
    func sheets() throws {
        #expect(
            try Self.workbook().sheets.map(\.name) == ["概览", "部门汇总", "项目清单", "问题清单", "需事前评估", "未申报", "规则统计", "规则结果"])
        #expect(
            try Self.workbook(.english).sheets.map(\.name) == [
                "Overview", "Departments", "Filings", "Findings", "Ex-ante evaluation", "Not filed", "Rules",
                "Outcomes",
            ])
    }

    /// `fitToHeight` is 1 where it is not stated, and 0 for as many pages as it takes (ECMA-376 Part 1, 18.3.1.63).
    @Test("The overview prints on one page, a list on as many as it takes")
    func pages() throws {
        #expect(try !Self.part("xl/worksheets/sheet1.xml").contains("fitToHeight"))
        #expect(try Self.part("xl/worksheets/sheet3.xml").contains("fitToHeight=\"0\""))
    }

    @Test("The overview's cards hold live formulas with their values")
    func overview() throws {
        let sheet = try #require(try Self.workbook().sheet(named: "概览"))
        // Files, filings, yuan of project filings, returned or refused, findings with the unreadable file, not filed.
        #expect(Self.shown(sheet, ["A5", "C5", "E5", "G5", "I5", "K5"]) == ["5", "4", "1370000", "3", "7", "1"])
        #expect(Self.shown(sheet, ["A9", "C9", "A11", "C11", "A13", "C13"]) == ["受理", "1", "退回修改", "2", "无法读取", "1"])
        let amount = try #require(CellReference("E5").flatMap { sheet[$0] })
        #expect(amount.formula == "SUMIFS('项目清单'!G5:G10,'项目清单'!E5:E10,\"项目\")")
        #expect(amount.value == .number(1_370_000))
    }

    @Test("A department's filings come under one label, and its overall form is not added to its projects' amounts")
    func departments() throws {
        let sheet = try #require(try Self.workbook().sheet(named: "部门汇总"))
        #expect(Self.shown(sheet, ["A4", "B4", "C4"]) == ["105 示例县教育局", "2", "920000"])
        #expect(Self.shown(sheet, ["A5", "B5", "C5"]) == ["820 示例县交通运输局", "2", "450000"])
        #expect(Self.shown(sheet, ["A6", "B6", "C6"]) == ["（未识别部门）", "0", "0"])
        #expect(Self.shown(sheet, ["A7", "B7", "C7", "I7", "J7", "K7"]) == ["合计", "4", "1370000", "3", "1", "1"])
        #expect(CellReference("C7").flatMap { sheet[$0] }?.formula == "SUM(C4:C6)")
    }

    @Test("Each filing has a row, and so has each file without one")
    func filings() throws {
        let sheet = try #require(try Self.workbook().sheet(named: "项目清单"))
        #expect(
            Self.shown(sheet, ["A5", "B5", "C5", "D5", "E5", "F5", "G5", "H5", "I5", "J5", "K5", "L5", "M5"]) == [
                "1", "820 示例县交通运输局", "示例县公路养护中心", "农村公路养护", "项目", "年初预算", "450000", "退回修改", "1", "0", "1",
                "inbox/公路养护.xlsx", "Sheet1",
            ])
        #expect(Self.shown(sheet, ["E6", "G6", "H6", "L6"]) == ["—", "", "无法读取", "inbox/加密.xlsx"])
        #expect(Self.shown(sheet, ["D8", "H8", "H10", "L10"]) == ["实验室建设", "不予受理", "退回修改", "inbox/=空表.xlsx"])
        #expect(CellReference("G3").flatMap { sheet[$0] }?.formula == "SUBTOTAL(109,G5:G10)")
    }

    @Test("Each finding has a row with what was and what is proposed")
    func findings() throws {
        let sheet = try #require(try Self.workbook().sheet(named: "问题清单"))
        #expect(
            Self.shown(sheet, ["A4", "F4", "G4", "H4", "I4"]) == [
                "inbox/加密.xlsx", "整个文件", "无法读取", "FILE-02", "文件已加密，请取消密码后重新报送。",
            ])
        #expect(
            Self.shown(sheet, ["A5", "E5", "F5", "G5", "H5", "L5", "M5", "N5"]) == [
                "inbox/公路养护.xlsx", "Sheet1", "H8", "错误", "FUND-01", "45", "43", "待确认",
            ])
        #expect(Self.shown(sheet, ["F6", "G6", "L6", "M6", "N6"]) == ["C4", "提示", "农村公路养护 ", "农村公路养护", "已更正"])
        #expect(Self.shown(sheet, ["A10", "B10", "F10", "H10"]) == ["名册.xlsx", "（名册）", "D7", "GATE-07"])
    }

    @Test("Projects above the threshold are listed with the evaluation they lack")
    func evaluations() throws {
        let sheet = try #require(try Self.workbook().sheet(named: "需事前评估"))
        #expect(Self.shown(sheet, ["D4", "F4", "H4", "I4"]) == ["实验室建设", "620000", "缺少", "不予受理"])
        #expect(Self.shown(sheet, ["A5", "F5"]) == ["合计", "620000"])
    }

    @Test("Requests without a filing and filings without a request are listed; without a roster it says so")
    func unfiled() throws {
        let sheet = try #require(try Self.workbook().sheet(named: "未申报"))
        #expect(
            Self.shown(sheet, ["B4", "C4", "E4", "F4", "H4", "I4"]) == [
                "820002", "示例县运输服务中心", "公交候车亭", "180000", "不予受理", "名册!D7",
            ])
        #expect(Self.shown(sheet, ["A7", "E9", "I9"]) == ["名册外申报", "校舍修缮", "inbox/教育局 #2.xlsx"])
        let without = try #require(try Self.workbook(hasRoster: false).sheet(named: "未申报"))
        #expect(Self.shown(without, ["A4"]) == ["没有提供名册，无法核对谁没有申报（用 --roster 指定名册）。"])
    }

    @Test("Rules show how often they passed and failed")
    func rules() throws {
        let sheet = try #require(try Self.workbook(.english).sheet(named: "Rules"))
        let rows = (4...9).map { Self.shown(sheet, ["A\($0)", "D\($0)", "E\($0)", "F\($0)", "G\($0)"]) }
        #expect(rows.contains(["FUND-01", "4", "1", "1", "1"]))
        #expect(rows.contains(["GATE-07", "0", "0", "0", "1"]))
        #expect(Self.shown(sheet, ["A10", "D10", "E10", "F10", "G10"]) == ["Total", "18", "4", "2", "6"])
    }

    @Test("Links are relative with forward slashes, and lead to the cell")
    func links() throws {
        let targets = try Self.part("xl/worksheets/_rels/sheet4.xml.rels")
        #expect(targets.contains(#"Target="annotated/inbox/教育局%20%232.xlsx" TargetMode="External""#))
        let sheet = try Self.part("xl/worksheets/sheet4.xml")
        #expect(sheet.contains(#"<hyperlink ref="F7" r:id="rId3" location="'It''s 表'!D13"/>"#))
        #expect(sheet.contains(#"<autoFilter ref="A3:P10"/>"#))
        #expect(sheet.contains(#"<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>"#))
        #expect(sheet.contains(#"<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>"#))
    }

    @Test("Charts carry the numbers that their formulas have")
    func charts() throws {
        let text = try Self.part("xl/charts/chart1.xml")
        let values = try #require(text.firstRange(of: "<c:val>").map { text[$0.upperBound...] })
        #expect(
            values.hasPrefix(
                "<c:numRef><c:f>'概览'!$C$9:$C$13</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"5\"/>"
                    + "<c:pt idx=\"0\"><c:v>1</c:v></c:pt><c:pt idx=\"1\"><c:v>1</c:v></c:pt><c:pt idx=\"2\"><c:v>2</c:v></c:pt>"
            ))
    }

    @Test("The same record gives the same bytes")
    func isReproducible() throws {
        #expect(try Self.drawn { try Data(contentsOf: $0) } == Self.drawn { try Data(contentsOf: $0) })
    }

    @Test("A folder that is not there is said in a sentence")
    func missingFolder() throws {
        let record = try SampleRecord.make()
        #expect(throws: ReportError.cannotCreate(path: "/nonexistent/folder/a.xlsx")) {
            try SummaryWorkbook(record, language: .chinese).write(to: "/nonexistent/folder/a.xlsx")
        }
        #expect(
            ReportError.cannotCreate(path: "a.xlsx").reason[.english]
                == "the file cannot be created; see whether its folder exists and can be written to")
    }
}
