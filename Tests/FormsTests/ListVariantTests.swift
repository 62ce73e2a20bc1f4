import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("The list as it is exported and as departments rework it")
struct ListVariantTests {
    private static let head = """
        A1:L1 部门预算项目绩效目标申报表(2023年度)
        L2 金额单位：元
        A3 单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性
        """

    private struct Expected {
        let unit: String, project: String, amount: String, goal: String
        var indicators: [String]
    }

    private static let expected = [
        Expected(
            unit: "820001-示例县马踏镇人民政府", project: "村组干部报酬", amount: "3309840元", goal: "按时发放",
            indicators: [
                "效益指标/社会效益指标/办件数 ≥ 3600 件 20", "产出指标/时效指标/发放月数 ≥ 12 月 20", "产出指标/数量指标/发放人数 ＝ 230 人 50",
            ]),
        Expected(
            unit: "820001-示例县马踏镇人民政府", project: "道路管护", amount: "50000元", goal: "管护道路30公里",
            indicators: ["产出指标/数量指标/管护里程 ≥ 30 公里 60", "满意度指标/服务对象满意度指标/群众满意度 ≥ 90 % 30"]),
    ]

    private func expect(_ filings: [Filing], _ expected: [Expected] = expected) {
        #expect(filings.map { $0.shown(.projectName) } == expected.map(\.project))
        for (filing, wanted) in zip(filings, expected) {
            #expect(filing.layout == .list)
            #expect(filing.shown(.unit) == wanted.unit)
            #expect(filing.shown(.yearTotal) == wanted.amount)
            #expect(filing.shown(.yearGoal) == wanted.goal)
            #expect(filing.indicators.map(\.line) == wanted.indicators)
            #expect(filing.fiscalYear?.value == FiscalYear(2023))
            #expect(filing.ambiguities.isEmpty)
        }
    }

    @Test("As exported: project cells merged downwards, a department's subtotal row, indicators unsorted")
    func merged() throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.head)
                A4 820-示例县马踏镇 |  | 3,359,840.00
                A5:A7 820001-示例县马踏镇人民政府 | B5:B7 村组干部报酬 | C5:C7 3,309,840.00 | D5:D7 按时发放
                E5 效益指标 | 社会效益指标 | 办件数 | ≥ | 3600 | 件 | 20 | 正向指标
                E6 产出指标 | 时效指标 | 发放月数 | ≥ | 12 | 月 | 20 | 正向指标
                E7 产出指标 | 数量指标 | 发放人数 | ＝ | 230 | 人 | 50 | 正向指标
                A8:A9 820001-示例县马踏镇人民政府 | B8:B9 道路管护 | C8:C9 50,000.00 | D8:D9 管护道路30公里
                E8 产出指标 | 数量指标 | 管护里程 | ≥ | 30 | 公里 | 60 | 正向指标
                E9 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 90 | % | 30 | 正向指标
                """)
        let filings = try Recognised.filings(sheet)
        expect(filings)
        #expect(filings.map { "\($0.region.first):\($0.region.last)" } == ["A5:L7", "A8:L9"])
        #expect(filings.map { $0.cell(.yearTotal) } == ["C5", "C8"])
        #expect(filings.map { $0.shown(.department) } == ["820-示例县马踏镇", "820-示例县马踏镇"])
        #expect(filings[0].subtotals.map { $0.amount.value?.money } == [Money(fen: 335_984_000)])
        #expect(filings[0].indicators.map(\.row) == [5, 6, 7])
    }

    @Test("Repeated in each row, with 合计 and 小计 rows")
    func repeated() throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.head)
                A4 合计 |  | 3,359,840.00
                A5 820001-示例县马踏镇人民政府 | 村组干部报酬 | 3,309,840.00 | 按时发放 | 效益指标 | 社会效益指标 | 办件数 | ≥ | 3600 | 件 | 20 | 正向指标
                A6 820001-示例县马踏镇人民政府 | 村组干部报酬 | 3309840 | 按时发放 | 产出指标 | 时效指标 | 发放月数 | ≥ | 12 | 月 | 20 | 正向指标
                A7 820001-示例县马踏镇人民政府 | 村组干部报酬 | 3309840 | 按时发放 | 产出指标 | 数量指标 | 发放人数 | ＝ | 230 | 人 | 50 | 正向指标
                A8 小计 |  |  |  |  |  |  |  |  |  | 90
                A9 820001-示例县马踏镇人民政府 | 道路管护 | 50000 | 管护道路30公里 | 产出指标 | 数量指标 | 管护里程 | ≥ | 30 | 公里 | 60 | 正向指标
                A10 820001-示例县马踏镇人民政府 | 道路管护 | 50000 | 管护道路30公里 | 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 90 | % | 30 | 正向指标
                A11 合 计 |  | 3,359,840.00
                A12 注：本表由系统导出。
                """)
        let filings = try Recognised.filings(sheet)
        expect(filings)
        #expect(filings[0].subtotals.map(\.name.raw) == ["合计", "合 计"])
        func repeats(_ path: FieldPath) -> [String] { (filings[0].repeats[path] ?? []).map { "\($0.cell) \($0.raw)" } }
        #expect(repeats(.projectName) == ["B6 村组干部报酬", "B7 村组干部报酬"])
        #expect(repeats(.yearTotal) == ["C6 3309840", "C7 3309840"])
        #expect(filings[0].repeats.count == 4)
        // Where the list says itself what belongs together, a row that says otherwise is a contradiction.
        var other = sheet
        other["A3"] = "申报序号"
        for row in [5, 6, 7, 9, 10] { other["A\(row)"] = row < 8 ? "1" : "2" }
        other["B6"] = "村干部报酬"
        let numbered = try Recognised.filings(other)
        #expect(numbered.count == 2)
        #expect(numbered[0].ambiguities.map { $0.places.map { "\($0.cell)" } } == [["B5", "B6"]])
        #expect(numbered[0].repeats[.projectName] == nil && numbered[0].repeats[.yearGoal]?.count == 2)
        #expect(filings[1].repeats[.yearGoal]?.map { "\($0.cell)" } == ["D10"])
    }

    @Test("Blank below the first row of each project and of each level, without merges, with empty rows between")
    func blankBelow() throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.head)
                A4 820001-示例县马踏镇人民政府 | 村组干部报酬 | 3,309,840.00 | 按时发放 | 效益指标 | 社会效益指标 | 办件数 | ≥ | 3600 | 件 | 20 | 正向指标
                E5 产出指标 | 时效指标 | 发放月数 | ≥ | 12 | 月 | 20 | 正向指标
                F7 数量指标 | 发放人数 | ＝ | 230 | 人 | 50 | 正向指标
                G8 发放户数 | ＝ | 120 | 户 | 0 | 正向指标
                B9 道路管护 | 50,000.00 | 管护道路30公里 | 产出指标 | 数量指标 | 管护里程 | ≥ | 30 | 公里 | 60 | 正向指标
                E10 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 90 | % | 30 | 正向指标
                """)
        let filings = try Recognised.filings(sheet)
        var expected = Self.expected
        expected[0].indicators.append("产出指标/数量指标/发放户数 ＝ 120 户 0")
        expect(filings, expected)
        #expect(filings[0].indicators[3].level1.origin.cell == CellReference("E5"))
        #expect(filings[0].indicators[3].level2.origin.cell == CellReference("F7"))
        #expect(filings[1].texts[.unit]?.origin.cell == CellReference("A4"))
    }

    @Test("Headings repeated over a page break, and sums of weights beside merged cells")
    func pages() throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.head)
                A4:A6 820001-示例县马踏镇人民政府 | B4:B6 村组干部报酬 | C4:C6 3,309,840.00 | D4:D6 按时发放
                E4 效益指标 | 社会效益指标 | 办件数 | ≥ | 3600 | 件 | 20 | 正向指标
                E5 产出指标 | 时效指标 | 发放月数 | ≥ | 12 | 月 | 20 | 正向指标
                E6 产出指标 | 数量指标 | 发放人数 | ＝ | 230 | 人 | 50 | 正向指标
                E7 小计 |  |  |  |  |  | 90
                A8 单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性
                A9:A11 820001-示例县马踏镇人民政府 | B9:B11 道路管护 | C9:C11 50,000.00 | D9:D11 管护道路30公里
                E9 产出指标 | 数量指标 | 管护里程 | ≥ | 30 | 公里 | 60 | 正向指标
                E10 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 90 | % | 30 | 正向指标
                E11 合计 |  |  |  |  |  | 90
                """)
        expect(try Recognised.filings(sheet))
    }

    @Test("One blank is an omission, and so is a blank where the unit or the level is repeated elsewhere")
    func omissions() throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.head)
                A4 820001-示例县马踏镇人民政府 | 村组干部报酬 | 300 | 按时发放 | 产出指标 | 数量指标 | 人数 | ≥ | 3600 | 人
                E5  | 时效指标 | 发放月数 | ≥ | 12 | 月
                A6 820001-示例县马踏镇人民政府 | 道路管护 | 200 | 管护道路 | 产出指标 | 数量指标 | 里程 | ≥ | 30 | 公里
                E7 产出指标 | 质量指标 | 合格率 | ≥ | 90 | %
                E8  |  | 群众满意度 | ≥ | 90 | %
                A9  | 河道清淤 | 100 | 清淤 | 产出指标 | 数量指标 | 清淤长度 | ≥ | 3 | 公里
                """)
        let filings = try Recognised.filings(sheet)
        #expect(filings.map { $0.shown(.unit) == nil } == [false, false, true])
        #expect(filings.flatMap(\.indicators).map(\.level1.isBlank) == [false, true, false, false, true, false])
        #expect(filings[1].indicators[2].level2.isBlank)
    }

    @Test("Rows without a name are one project only where all else is stated alike", arguments: ["管护道路", ""])
    func unnamed(goal: String) throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.head)
                A4 820001-示例县马踏镇人民政府 |  | 300 | 管护道路 | 产出指标 | 数量指标 | 里程 | ≥ | 30 | 公里
                A5 820001-示例县马踏镇人民政府 |  | 300 | \(goal) | 效益指标 | 社会效益指标 | 通行率 | ≥ | 90 | %
                """)
        #expect(try Recognised.filings(sheet).map(\.indicators.count) == (goal.isEmpty ? [1, 1] : [2]))
    }

    @Test("Columns in any order, with columns no form knows, headings over two rows")
    func permuted() throws {
        let sheet = SheetSketch(
            grid: """
                A1 部门预算项目支出绩效目标表（2023年度）
                A2 单位：元
                A3:A4 序号 | B3:B4 权重 | C3:F3 绩效指标 | G3:G4 项⏎目⏎名⏎称
                H3:H4 年度绩效目标 | I3:I4 预算数 | J3:J4 单位名称 | K3:K4 三级指标 | L3:L4 二级绩效指标 | M3:M4 一级绩效指标 | N3:N4 处室意见
                C4 指标值 | 度量单位 | 指标方向性 | 指标性质
                A5 1 | 20 | 3600 | 件 | 正向指标 | ≥ | 村组干部报酬 | 按时发放 | 3309840 | 820001-示例县马踏镇人民政府 | 办件数 | 社会效益指标 | 效益指标 | 同意
                A6 2 | 20 | 12 | 月 | 正向指标 | ≥ | 村组干部报酬 | 按时发放 | 3309840 | 820001-示例县马踏镇人民政府 | 发放月数 | 时效指标 | 产出指标
                A7 3 | 50 | 230 | 人 | 正向指标 | ＝ | 村组干部报酬 | 按时发放 | 3309840 | 820001-示例县马踏镇人民政府 | 发放人数 | 数量指标 | 产出指标
                A8 4 | 60 | 30 | 公里 | 正向指标 | ≥ | 道路管护 | 管护道路30公里 | 50000 | 820001-示例县马踏镇人民政府 | 管护里程 | 数量指标 | 产出指标
                A9 5 | 30 | 90 | % | 正向指标 | ≥ | 道路管护 | 管护道路30公里 | 50000 | 820001-示例县马踏镇人民政府 | 群众满意度 | 服务对象满意度指标 | 满意度指标
                """)
        expect(try Recognised.filings(sheet))
    }

    @Test("Headings over two rows: 绩效指标 above its columns, the project's merged downwards")
    func twoRows() throws {
        let sheet = SheetSketch(
            grid: """
                A1:L1 部门预算项目绩效目标申报表(2023年度)
                L2 金额单位：元
                A3:A4 单位名称 | B3:B4 项目名称 | C3:C4 预算数 | D3:D4 年度目标 | E3:L3 绩效指标
                E4 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性
                A5 820001-示例县马踏镇人民政府 | 村组干部报酬 | 3309840 | 按时发放 | 效益指标 | 社会效益指标 | 办件数 | ≥ | 3600 | 件 | 20 | 正向指标
                E6 产出指标 | 时效指标 | 发放月数 | ≥ | 12 | 月 | 20 | 正向指标
                E7 产出指标 | 数量指标 | 发放人数 | ＝ | 230 | 人 | 50 | 正向指标
                A8 820001-示例县马踏镇人民政府 | 道路管护 | 50000 | 管护道路30公里 | 产出指标 | 数量指标 | 管护里程 | ≥ | 30 | 公里 | 60 | 正向指标
                E9 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 90 | % | 30 | 正向指标
                """)
        expect(try Recognised.filings(sheet))
    }

    @Test("Another province's platform: 计算符号, 计量单位, 公式或说明")
    func otherPlatform() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目绩效目标表
                A2 单位：万元
                A3 预算单位 | 项目编码 | 项目名称 | 年度预算申请 | 绩效目标 | 一级绩效指标 | 二级绩效指标 | 指标名称 | 计算符号 | 指标值 | 计量单位 | 公式或说明 | 分值权重
                A4 219001-示例镇 | 511903219001 | 河道清淤 | 12.5 | 清淤3公里 | 产出 | 数量 | 清淤长度 | ≥ | 3 | 公里 | 实测长度 | 40
                A5 219001-示例镇 | 511903219001 | 河道清淤 | 12.5 | 清淤3公里 | 满意度 | 满意度 | 村民满意度 | 定性 | 满意 |  | 走访 | 10
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.shown(.projectCode) == "511903219001")
        #expect(filing.shown(.yearTotal) == "125000元")
        #expect(filing.shown(.yearGoal) == "清淤3公里")
        #expect(filing.indicators.map(\.line) == ["产出/数量/清淤长度 ≥ 3 公里 40", "满意度/满意度/村民满意度 定性 满意 10"])
        #expect(filing.indicatorColumns == [.level1, .level2, .level3, .sign, .value, .unit, .weight, .note])
    }
}
