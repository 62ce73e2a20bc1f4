import FilingModel
import Forms
import Spreadsheet
import TestSupport
import Testing

/// The field dictionary, written out by hand; the program's own is in `vocabulary.yaml`.
enum FieldDictionary {
    static let texts: [(path: FieldPath, labels: String)] = [
        (.projectName, "项目名称 项目 工程名称 政策名称 专项名称 项目(政策)名称"),
        (.projectCode, "项目代码 项目编码 项目编号"),
        (.department, "主管部门 主管部门及代码 主管单位及代码 预算部门 主管预算部门 市级主管部门 一级预算单位 部门名称"),
        (.departmentCode, "主管部门编码 部门代码 预算编码"),
        (.unit, "实施单位 项目单位 项目实施单位 预算单位 单位名称 申报单位 填报单位（盖章） 编制单位(盖章)"),
        (.unitCode, "单位代码 预算单位编码"),
        (.contactPerson, "项目负责人 项目负责人及电话 联系人 单位负责人 经办人"),
        (.contactPhone, "联系电话"),
        (.filedBy, "填报人"),
        (.projectAttribute, "项目属性 项目性质 项目类型 是否新增"),
        (.projectCategory, "项目类别 支出类别"),
        (.projectPeriod, "项目期 项目周期 项目起止时间 起止时间 实施期限 计划实施时间"),
        (.projectStart, "计划开始日期 开始年份"),
        (.projectEnd, "计划完成日期"),
        (.yearGoal, "年度目标 年度总体目标 年度绩效目标 项目年度绩效目标 总体目标 绩效目标 预期目标 年初设定目标"),
        (.termGoal, "中期目标 长期目标 实施期目标 项目总目标"),
    ]

    static let amounts: [(path: FieldPath, labels: String)] = [
        (.yearTotal, "年度资金总额 资金总额 预算数 年度预算申请 年度资金申请总额 项目总额 本年度申请金额 预算金额"),
        (.termTotal, "中期资金总额 项目资金总额 实施期资金总额 总投资"),
        (.yearFiscal, "财政拨款 当年财政拨款 本年财政拨款 财政资金 一般公共预算"),
        (.yearCarryover, "上年结转资金 上年结转 结转资金"),
        (.yearOther, "其他资金 自有资金 自筹 单位资金 事业收入 经营收入"),
    ]

    static let columns: [(column: IndicatorColumn, labels: String)] = [
        (.level1, "一级指标 一级绩效指标 指标类型"),
        (.level2, "二级指标 二级绩效指标 指标分类"),
        (.level3, "三级指标 指标名称 具体指标 指标内容 三级绩效指标 三级指标名称"),
        (.sign, "指标性质 计算符号 运算符号 比较符 绩效指标性质"),
        (
            .value,
            "指标值 年度指标值 目标值 绩效指标值 绩效标准 年初目标值(A) 年度(/项目)指标值 当年预期实现值 指标值(包含数字及文字描述)"
        ),
        (.unit, "度量单位 计量单位 单位 绩效度量单位"),
        (.weight, "权重 分值 分值权重 分值(权重) 权重(%)"),
        (.direction, "指标方向性 指标方向 正反向"),
    ]

    /// Each label with what it stands for.
    static func pairs<Key>(_ entries: [(Key, labels: String)]) -> [(Key, String)] {
        entries.flatMap { entry in entry.labels.split(separator: " ").map { (entry.0, String($0)) } }
    }
}

@Suite("Every label of the field dictionary, in every writing")
struct AliasTests {
    /// Ways in which a label is really written.
    private static let writings: [@Sendable (String) -> String] = [
        { $0 },
        { $0 + "：" },
        { "＊" + $0 + ":" },
        { $0.map(String.init).joined(separator: " ") },
        { $0.map(String.init).joined(separator: "　") },
        { $0.prefix(2) + "\n" + $0.dropFirst(2) },
        { "    " + $0 + "\u{A0}\u{200B}" },
        { $0.contains("（") || $0.contains("(") ? $0 : $0 + "（盖章）" },
        { text in String(String.UnicodeScalarView(text.unicodeScalars.map(fullWidth))) },
    ]

    private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
    }

    /// A card with only what makes it one, and one more label.
    private func card(_ label: String, _ value: String, besides path: FieldPath) throws -> Filing {
        var sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A2 金额单位：元
                A20 一级指标 | 二级指标 | 三级指标 | 指标值
                A21 产出指标 | 数量指标 | 养护里程 | ≥120公里
                """)
        if path != .projectName {
            sheet["A3"] = "项目名称"
            sheet["B3"] = "农村公路养护"
        }
        sheet["A4"] = label
        sheet["B4"] = value
        return try #require(try Recognised.filings(sheet).first)
    }

    @Test("Texts", arguments: FieldDictionary.pairs(FieldDictionary.texts))
    func text(path: FieldPath, label: String) throws {
        for write in Self.writings {
            let filing = try card(write(label), "填写的内容", besides: path)
            #expect(filing.shown(path) == "填写的内容", "\(write(label).debugDescription)")
            #expect(filing.cell(path) == "B4", "\(write(label).debugDescription)")
        }
    }

    @Test("Amounts, with their unit behind the label", arguments: FieldDictionary.pairs(FieldDictionary.amounts))
    func amount(path: FieldPath, label: String) throws {
        for write in Self.writings + [{ $0 + "（元）" }, { "其中：" + $0 }, { "  其中:" + $0 + "：" }] {
            let filing = try card(write(label), "1,234.50", besides: path)
            #expect(filing.amounts[path]?.value?.money == Money(fen: 123_450), "\(write(label).debugDescription)")
            #expect(filing.cell(path) == "B4", "\(write(label).debugDescription)")
        }
    }

    @Test("Columns of the indicator table", arguments: FieldDictionary.pairs(FieldDictionary.columns))
    func column(column: IndicatorColumn, label: String) throws {
        for write in Self.writings {
            let official = FieldDictionary.columns.map { $0.labels.prefix { $0 != " " } }
            var sheet = SheetSketch(grid: "A1 项目支出绩效目标申报表\nA2 项目名称 | 农村公路养护")
            for (index, heading) in official.enumerated() {
                let own = FieldDictionary.columns[index].column == column
                sheet[CellReference(clampingRow: 4, column: index + 1)] = own ? write(label) : String(heading)
                sheet[CellReference(clampingRow: 5, column: index + 1)] = "\(index + 1)"
            }
            let indicator = try Recognised.filings(sheet).first?.indicators.first
            let raws = [
                indicator?.level1.raw, indicator?.level2.raw, indicator?.level3.raw, indicator?.sign?.raw,
                indicator?.value.raw, indicator?.unit?.raw, indicator?.weight?.raw, indicator?.direction?.raw,
            ]
            #expect(raws == ["1", "2", "3", "4", "5", "6", "7", "8"], "\(write(label).debugDescription)")
        }
    }

    @Test("What only begins or ends like a label is none", arguments: ["项目名称及编号表", "本项目", "资金总额度", "目标值班"])
    func strangers(label: String) throws {
        let filing = try card(label, "1", besides: .projectPeriod)
        #expect(Set(filing.texts.values.filter { $0.source != .labelMissing }.map(\.path)) == [.projectName])
        #expect(filing.amounts.values.allSatisfy { $0.source == .labelMissing })
    }

    @Test("The official label counts before an alias for the same field, whichever comes first")
    func officialFirst() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A2 填报单位 | 示例县交通运输局 | 实施单位 | 示例县公路养护中心
                A3 项目 | 养护 | 项目名称 | 农村公路养护
                A5 一级指标 | 二级指标 | 三级指标 | 指标值
                A6 产出指标 | 数量指标 | 养护里程 | ≥120公里
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.shown(.unit) == "示例县公路养护中心")
        #expect(filing.shown(.projectName) == "农村公路养护")
        #expect(filing.ambiguities.isEmpty)
        #expect(filing.evidence.first { $0.path == .unit }?.labelCell == CellReference("C2"))
    }

    @Test("A label and its value in one cell")
    func inline() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A2 填报单位（盖章）：示例县公路养护中心 |  | 单位：万元
                A3 项目名称：农村公路养护
                A4 项 目 期: 2025年 | 年度资金总额（万元）：45.5
                A5 一级指标 | 二级指标 | 三级指标 | 指标值
                A6 产出指标 | 数量指标 | 养护里程 | ≥120公里
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.shown(.unit) == "示例县公路养护中心")
        #expect(filing.shown(.projectName) == "农村公路养护")
        #expect(filing.cell(.projectName) == "A3")
        #expect(filing.shown(.projectPeriod) == "2025年")
        #expect(filing.shown(.yearTotal) == "455000元")
    }
}
