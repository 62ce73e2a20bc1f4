import FilingModel
import Forms
import Spreadsheet
import TestSupport
import Testing

@Suite("The roster of fund requests")
struct RosterReaderTests {
    private func read(_ sheets: SheetSketch...) throws -> Roster {
        try RosterReader(try Recognised.library.get()).read(Workbook(sheets, name: "名册.xlsx"))
    }

    private func sentence(_ sheets: SheetSketch...) throws -> String? {
        do {
            _ = try RosterReader(try Recognised.library.get()).read(Workbook(sheets, name: "名册.xlsx"))
            return nil
        } catch let error as FormError {
            return error.sentence[.chinese]
        }
    }

    private static let roster = SheetSketch(
        "名册",
        grid: """
            A1:G1 示例县2025年项目资金申请名册
            G2 金额单位：元
            A3 单位编码 | 单位名称 | 项目代码 | 项目名称 | 申请金额 | 资金类型 | 事前绩效评估
            A4 '305001 | 示例县公路养护中心 | 51190325T000000000001 | 农村公路养护 | 450,000.00 | 年初预算
            A5 '305001 | 示例县公路养护中心 |  | 公路应急抢险 | 620000 | 追加预算 | 示财评〔2025〕3号

            A7 '305 | 示例县交通运输局
            A8 合计 |  |  |  | 1,070,000.00
            A9 注：没有项目名称的行表示应报部门整体支出绩效目标。
            """)

    @Test("Requests are read with their codes, amounts and doors; blank, total and note rows are none")
    func entries() throws {
        let roster = try read(Self.roster)
        #expect(roster.entries.map(\.unitName) == ["示例县公路养护中心", "示例县公路养护中心", "示例县交通运输局"])
        #expect(roster.entries.map(\.unitCode) == ["305001", "305001", "305"])
        #expect(roster.entries.map(\.projectName) == ["农村公路养护", "公路应急抢险", nil])
        #expect(roster.entries.map(\.projectCode) == ["51190325T000000000001", nil, nil])
        #expect(roster.entries.map(\.amount) == [Money(yuan: 450_000), Money(yuan: 620_000), nil])
        #expect(roster.entries.map(\.fundKind) == [.initialBudget, .supplement, nil])
        #expect(roster.entries.map(\.evaluation) == [nil, "示财评〔2025〕3号", nil])
        #expect(roster.entries.map { "\($0.origin.cell)" } == ["D4", "D5", "B7"])
        #expect(roster.id.name == "名册.xlsx")
    }

    @Test(
        "Headings may be worded and ordered otherwise",
        arguments: [
            "项目 | 预算单位 | 预算数（万元）", "项 目 名 称 | 项目单位： | 年度资金总额（万元）", "工程名称 | 填报单位（盖章） | 本年度申请金额（万元）",
            "专项名称 | 实施单位 | 资金总额⏎（万元）",
        ])
    func aliases(headings: String) throws {
        let roster = try read(SheetSketch(grid: "C3 \(headings)\nC4 养护 | 305001-示例县公路养护中心 | 45.5"))
        #expect(roster.entries.map(\.projectName) == ["养护"])
        #expect(roster.entries.map(\.unitName) == ["示例县公路养护中心"])
        #expect(roster.entries.map(\.unitCode) == ["305001"])
        #expect(roster.entries.map(\.amount) == [Money(yuan: 455_000)])
    }

    @Test("Values that read like headings are values")
    func labelLikeValues() throws {
        let roster = try read(
            SheetSketch(
                grid: """
                    A1 单位名称 | 项目名称
                    A2 预算单位 | 项目
                    A3 示例县交通运输局
                    """))
        #expect(roster.entries.map(\.unitName) == ["预算单位", "示例县交通运输局"])
        #expect(roster.entries.map(\.projectName) == ["项目", nil])
    }

    @Test("Units may be merged over their projects, or stand only at the first")
    func merged() throws {
        let roster = try read(
            SheetSketch(
                grid: """
                    A1 单位名称 | 项目名称
                    A2:A3 示例县公路养护中心 | 养护
                    B3 抢险
                    A4 示例县运管所 | 客运补贴
                    B5 站场维修
                    """))
        #expect(roster.entries.map(\.projectName) == ["养护", "抢险", "客运补贴", "站场维修"])
        #expect(roster.entries.map(\.unitName) == ["示例县公路养护中心", "示例县公路养护中心", "示例县运管所", "示例县运管所"])
    }

    @Test("A request without a unit is named, where units are repeated or none stands above")
    func unnamed() throws {
        let repeating = SheetSketch("名册", grid: "A1 单位名称 | 项目名称\nA2 某局 | 养护\nA3 某局 | 抢险\nB4 改造")
        #expect(try sentence(repeating) == "名册!A4：这一行有项目，没有单位名称，请补填。")
        let first = SheetSketch("名册", grid: "A1 单位名称 | 项目名称\nB2 养护\nA3 某局 | 抢险")
        #expect(try sentence(first) == "名册!A2：这一行有项目，没有单位名称，请补填。")
    }

    @Test("A unit's name may begin like a note")
    func noteLikeName() throws {
        let roster = try read(
            SheetSketch(grid: "A1 单位名称 | 项目名称\nA2 注册会计师管理中心 | 年检\nA3 注：按单位排列。\nA4 合 计 | 1个项目"))
        #expect(roster.entries.map(\.unitName) == ["注册会计师管理中心"])
    }

    @Test("It may stand behind other sheets, and not in a hidden one")
    func otherSheets() throws {
        var hidden = Self.roster
        hidden.name = "旧名册"
        hidden.visibility = .hidden
        let notes = SheetSketch("说明", grid: "A1 单位名称请写全称")
        #expect(try read(notes, hidden, Self.roster).entries.count == 3)
        #expect(try read(notes, hidden, Self.roster).entries.first?.origin.sheet == "名册")
        #expect(try sentence(notes, hidden) != nil)
    }

    @Test("Missing headings are named")
    func missing() throws {
        let noProject = SheetSketch("表一", grid: "A1 名册\nA2 单位名称 | 申请金额\nA3 某局 | 100")
        #expect(
            try sentence(noProject) == "没有认出“项目资金申请名册”：缺少列标题 项目名称。请按样表补上表头后重试。")
        #expect(
            try sentence(SheetSketch(grid: "A1 随便一张表"))
                == "没有认出“项目资金申请名册”：缺少列标题 实施单位、项目名称。请按样表补上表头后重试。")
    }

    @Test("An amount that is none is named by sheet and cell")
    func amountCell() throws {
        var sheet = Self.roster
        sheet["E5"] = "待定"
        #expect(try sentence(sheet) == "名册!E5：申请金额“待定”不是数字，请改为数字。")
    }

    @Test("Amounts without a unit are refused, unless each bears its own")
    func unitless() throws {
        var sheet = Self.roster
        sheet["G2"] = ""
        let text = try sentence(sheet)
        #expect(text?.hasPrefix("名册!E4：表中没有注明金额单位。") == true)
        sheet["E4"] = "45万元"
        sheet["E5"] = "62万元"
        #expect(try read(sheet).entries.map(\.amount) == [Money(yuan: 450_000), Money(yuan: 620_000), nil])
    }

    @Test("A roster without requests is an empty one")
    func empty() throws {
        #expect(try read(SheetSketch(grid: "A1 单位名称 | 项目名称")).entries.isEmpty)
    }
}
