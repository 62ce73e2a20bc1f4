import FilingModel
import Forms
import Spreadsheet
import TestSupport
import Testing

@Suite("The bureau's other lists: evaluations and the directory of units")
struct BureauListTests {
    private func evaluations(_ grid: String) throws -> EvaluationRegister {
        try EvaluationRegisterReader(try Recognised.library.get()).read(
            Workbook([SheetSketch("台账", grid: grid)], name: "台账.xlsx"))
    }

    private func directory(_ grid: String) throws -> UnitDirectory {
        try UnitDirectoryReader(try Recognised.library.get()).read(
            Workbook([SheetSketch("名录", grid: grid)], name: "名录.xlsx"))
    }

    private func sentence(_ read: () throws -> Void) -> String? {
        do {
            try read()
            return nil
        } catch let error as FormError {
            return error.sentence[.chinese]
        } catch {
            return nil
        }
    }

    @Test("An evaluation has number, project, suggested amount, conclusion, date and agency; notes and sums are none")
    func evaluationRows() throws {
        let register = try evaluations(
            """
            A1:H1 示例县2025年事前绩效评估台账
            A2 评估文号 | 项目代码 | 项目名称 | 申报金额（万元） | 评估建议金额（万元） | 评估结论 | 评估日期 | 评估机构
            A3 示财评〔2024〕3号 | 51190325T000000000001 | 公路应急抢险 | 62 | 60 | 调整后支持 | 2024年9月1日 | 示例县财政局
            A4 示财评〔2024〕4号 |  | 桥梁加固 | 80 |  | 不予支持 | 2024.9.8 | 示例县财政局
            A5 合计 |  |  | 142
            A6 注：结论以评估报告为准。
            """)
        #expect(register.entries.map(\.projectName) == ["公路应急抢险", "桥梁加固"])
        #expect(register.entries.map(\.projectCode) == ["51190325T000000000001", nil])
        #expect(register.entries.map(\.suggested) == [Money(yuan: 600_000), nil])
        #expect(register.entries.map(\.verdict) == [.adjusted, .rejected])
        #expect(register.entries.map { "\($0.conclusion.origin.cell)" } == ["F3", "F4"])
        #expect(register.entries.map { $0.agency?.value } == ["示例县财政局", "示例县财政局"])
    }

    @Test(
        "What cannot be read is named by its cell",
        arguments: [
            ("A1 项目名称 | 评估结论\nA2 桥梁加固 | 待定", "台账!B2：评估结论“待定”不是“支持”“调整后支持”或“不予支持”。"),
            ("A1 项目名称 | 评估结论\nA2  | 支持", "台账!A2：这一行没有项目名称，请补填。"),
            ("A1 项目名称 | 评估结论 | 评估建议金额（元）\nA2 桥梁加固 | 支持 | 约60万", nil),
            ("A1 项目名称 | 评估结论 | 评估建议金额\nA2 桥梁加固 | 支持 | 六十", "台账!C2：表中没有注明金额单位。请在表头上方写明“金额单位：元”或“金额单位：万元”。"),
            ("A1 项目名称 | 备注\nA2 桥梁加固 | 无", "没有认出“事前绩效评估台账”：缺少列标题 评估结论。请按样表补上表头后重试。"),
        ])
    func evaluationErrors(grid: String, expected: String?) {
        #expect(sentence { _ = try evaluations(grid) } == expected)
    }

    @Test(
        "A unit has a code, a name and a department, which may stand only at its first unit or with its code in one cell"
    )
    func directoryRows() throws {
        let directory = try directory(
            """
            A1 示例县预算单位名录
            A2 主管部门 | 单位编码 | 单位名称
            A3 820-示例县交通运输局 | '820001 | 示例县公路养护中心
            A4  | '820002 | 示例县运输服务中心
            A5 830-示例县水利局 | '830001 | 示例县水利工程站
            """)
        #expect(directory.entries.map(\.departmentName) == ["示例县交通运输局", "示例县交通运输局", "示例县水利局"])
        #expect(directory.name(ofCode: "820002") == "示例县运输服务中心")
        #expect(directory.name(ofCode: "830") == "示例县水利局")
        #expect(directory.code(ofName: "示例县 公路养护中心") == "820001")
        #expect(directory.code(ofName: "示例县交通运输局") == "820")
        #expect(directory.departments.map(\.name) == ["示例县交通运输局", "示例县水利局"])
        #expect(directory.departments.map { "\($0.origin.cell)" } == ["C3", "C5"])
    }

    @Test("One code for two units, and a row without a unit, are named by their cells")
    func directoryErrors() {
        let twice = "A1 单位编码 | 单位名称\nA2 '820001 | 示例县公路养护中心\nA3 '820001 | 示例县运输服务中心"
        #expect(
            sentence { _ = try directory(twice) } == "名录!A3：代码820001在名录中既是“示例县公路养护中心”，又是“示例县运输服务中心”。")
        #expect(sentence { _ = try directory("A1 单位编码 | 单位名称\nA2 '820001") } == "名录!B2：这一行没有单位名称，请补填。")
    }
}
