import FilingModel
import Spreadsheet

/// A valid filing laid into a sheet, with the cell of each field: what rule examples type over.
package struct BaselineFiling: Sendable {
    package var sheet: SheetSketch
    /// Cells by field path.
    package var cells: [String: CellReference] = [:]

    /// - Parameter indicators: how many rows the table has at least; those beyond the usual ones are blank.
    package init(_ layout: Layout, indicators: Int = 0) {
        sheet = SheetSketch()
        switch layout {
        case .card: layCard()
        case .list: layList()
        case .department: layDepartment()
        }
        lengthenTable(to: indicators)
    }

    private mutating func lengthenTable(to indicators: Int) {
        let usual = cells.keys.count { $0.hasPrefix("indicators.") && $0.hasSuffix(".level3") }
        guard indicators > usual, let last = cells["indicators.\(usual).level3"]?.row else { return }
        let added = indicators - usual
        sheet.lengthen(below: last, by: added)
        for (path, cell) in cells where cell.row > last {
            cells[path] = CellReference(clampingRow: cell.row + added, column: cell.column)
        }
        for column in Self.columns {
            guard let cell = cells["indicators.\(usual).\(column)"] else { continue }
            for number in 1...added {
                cells["indicators.\(usual + number).\(column)"] = CellReference(
                    clampingRow: cell.row + number, column: cell.column)
            }
        }
    }

    /// The same filing that many rows below and columns to the right.
    package func shifted(rows: Int, columns: Int) -> BaselineFiling {
        var copy = self
        copy.sheet = sheet.shifted(rows: rows, columns: columns)
        copy.cells = cells.mapValues { CellReference(clampingRow: $0.row + rows, column: $0.column + columns) }
        return copy
    }

    private mutating func put(_ address: String, _ text: String, _ path: String? = nil) {
        sheet[address] = text
        if let path, let cell = CellReference(address) { cells[path] = cell }
    }

    private static let goal = "完成农村公路日常养护120公里，路面完好率达到95%以上，保障群众安全出行。"

    private static let indicators: [[String]] = [
        ["产出指标", "数量指标", "养护农村公路里程", "≥", "120", "公里", "20", "正向指标", ""],
        ["产出指标", "质量指标", "路面完好率", "≥", "95", "%", "10", "正向指标", ""],
        ["产出指标", "时效指标", "养护任务完成时限", "≤", "12", "月", "10", "反向指标", ""],
        ["产出指标", "成本指标", "每公里养护成本", "≤", "3750", "元", "10", "反向指标", ""],
        ["效益指标", "社会效益指标", "受益群众人数", "≥", "8600", "人", "20", "正向指标", ""],
        ["效益指标", "可持续影响指标", "长效养护机制", "定性", "健全", "", "5", "正向指标", ""],
        ["效益指标", "生态效益指标", "路域环境整治率", "≥", "90", "%", "5", "正向指标", ""],
        ["满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥", "90", "%", "10", "正向指标", ""],
    ]

    private static let columns = ["level1", "level2", "level3", "sign", "value", "unit", "weight", "direction", "note"]
    private static let headings = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "指标方向性", "备注"]

    private mutating func layCard() {
        put("A1", "项目支出绩效目标申报表", "title")
        put("A2", "（2025年度）", "year")
        put("A4", "项目名称")
        put("C4", "农村公路养护", "project.name")
        put("A5", "主管部门及代码")
        put("C5", "820-示例县交通运输局", "department")
        put("F5", "实施单位")
        put("G5", "820001-示例县公路养护中心", "unit")
        put("A6", "项目属性")
        put("C6", "延续项目", "project.attribute")
        put("F6", "项目期")
        put("G6", "2025年1月-2025年12月", "project.period")
        put("A7", "事前绩效评估")
        put("C7", "", "evaluation")
        put("F7", "资金类型")
        put("G7", "年初预算", "funds.kind")
        put("A8", "项目资金（万元）", "amountUnit")
        put("C8", "年度资金总额：")
        put("E8", "45", "funds.year.total")
        put("C9", "其中：财政拨款")
        put("E9", "40", "funds.year.fiscal")
        put("C10", "上年结转资金")
        put("E10", "3", "funds.year.carryover")
        put("C11", "其他资金")
        put("E11", "2", "funds.year.other")
        put("A12", "年度总体目标")
        put("C12", Self.goal, "goal.year")
        for row in 8...11 { sheet.merge("C\(row):D\(row)") }
        sheet.merge("A8:B11")
        sheet.merge("A12:B12")
        sheet.merge("C12:I12")
        put("A13", "绩效指标")
        for row in 4...7 {
            sheet.merge("A\(row):B\(row)")
        }
        sheet.merge("A13:A\(13 + Self.indicators.count)")
        layTable(row: 13, column: 2, Self.headings, Self.indicators)
        put("A22", "填报人")
        put("B22", "甲某", "filed.by")
        put("D22", "单位负责人")
        put("E22", "乙某", "contact.person")
        put("F22", "联系电话")
        put("G22", "0827-0000000", "contact.phone")
        put("H22", "填报日期")
        put("I22", "2024年10月25日", "filed.on")
        layFurtherFields()
    }

    /// What only some counties' forms ask for.
    private mutating func layFurtherFields() {
        put("A23", "立项依据")
        put("B23", "《四川省农村公路条例》；示例县交〔2024〕12号", "project.basis")
        put("D23", "附件材料")
        put("E23", "立项依据文件、实施方案", "attachments")
        put("F23", "综合评定等级")
        put("G23", "优", "review.grade")
        put("H23", "支出明细")
        put("I23", "120公里×3750元=45万元", "budget.detail")
        put("A24", "中期目标")
        put("B24", "", "goal.term")
        put("D24", "追加原因")
        put("E24", "水毁路段增加，需要抢修", "supplement.reason")
        put("F24", "原预算金额")
        put("G24", "40", "funds.supplement.original")
        put("H24", "追加金额")
        put("I24", "5", "funds.supplement.added")
        put("C25", "中期资金总额")
        put("E25", "45", "funds.term.total")
        for (row, part, amount) in [
            (26, "fiscal", "40"), (27, "carryover", "3"), (28, "other", "2"),
        ] {
            put("C\(row)", ["其中：财政拨款", "上年结转资金", "其他资金"][row - 26])
            put("E\(row)", amount, "funds.term.\(part)")
        }
        for (row, stage, label) in [
            (25, "preparation", "编审"), (26, "meeting", "上会"), (27, "approval", "批复"), (28, "publication", "公开"),
        ] {
            put("F\(row)", "绩效\(label)日期")
            put("G\(row)", "2024年12月\(row - 20)日", "sync.\(stage).targets")
            put("H\(row)", "预算\(label)日期")
            put("I\(row)", "2024年12月\(row - 20)日", "sync.\(stage).budget")
        }
        for row in 25...28 { sheet.merge("C\(row):D\(row)") }
        put("A29", "项目代码")
        put("B29", "51190325T000012345678", "project.code")
    }

    private mutating func layTable(row: Int, column: Int, _ headings: [String], _ rows: [[String]]) {
        for (index, heading) in headings.enumerated() {
            sheet[CellReference(clampingRow: row, column: column + index)] = heading
        }
        for (number, texts) in rows.enumerated() {
            for (index, text) in texts.enumerated() {
                let cell = CellReference(clampingRow: row + 1 + number, column: column + index)
                sheet[cell] = text
                let name = headings.count == 4 && index == 3 ? "value" : Self.columns[index]
                cells["indicators.\(number + 1).\(name)"] = cell
            }
        }
        cells["indicators"] = CellReference(clampingRow: row + 1, column: column)
    }

    private mutating func layList() {
        put("A1", "部门预算项目绩效目标申报表（2025年度）", "year")
        cells["title"] = cells["year"]
        put("M2", "金额单位：元", "amountUnit")
        for (index, heading) in ["单位名称", "项目名称", "预算数", "事前绩效评估文号", "年度目标"].enumerated() {
            sheet[CellReference(clampingRow: 3, column: index + 1)] = heading
        }
        put("A4", "820-示例县交通运输局", "department")
        put("C4", "450000", "subtotal")
        put("A5", "820001-示例县公路养护中心", "unit")
        put("B5", "农村公路养护", "project.name")
        put("C5", "450000", "funds.year.total")
        put("D5", "", "evaluation")
        put("E5", Self.goal, "goal.year")
        layTable(row: 4, column: 6, [], [])
        layTable(row: 3, column: 6, Self.headings, [])
        for (number, texts) in Self.indicators.enumerated() {
            for (index, text) in texts.enumerated() {
                let cell = CellReference(clampingRow: 5 + number, column: 6 + index)
                sheet[cell] = text
                cells["indicators.\(number + 1).\(Self.columns[index])"] = cell
            }
        }
        cells["indicators"] = CellReference(clampingRow: 5, column: 6)
        for column in ["A", "B", "C", "D", "E"] { sheet.merge("\(column)5:\(column)12") }
    }

    /// A further project of the list's unit, in a row of its own below the baseline's.
    package mutating func addListedProject(_ name: String, amount: String, number: Int) {
        let row = 12 + number
        put("A\(row)", "820001-示例县公路养护中心", "more.\(number).filing.unit")
        put("B\(row)", name, "more.\(number).project.name")
        put("C\(row)", amount, "more.\(number).funds.year.total")
        put("E\(row)", "完成\(name)\(number)处，合格率100%。", "more.\(number).goal.year")
        for (index, text) in ["产出指标", "数量指标", "\(name)数量", "≥", "\(number)", "处", "90", "正向指标"].enumerated() {
            let cell = CellReference(clampingRow: row, column: 6 + index)
            sheet[cell] = text
            cells["more.\(number).\(Self.columns[index])"] = cell
        }
    }

    private mutating func layDepartment() {
        put("A1", "部门整体支出绩效目标申报表", "title")
        put("A2", "（2025年度）", "year")
        put("A3", "部门（单位）名称")
        put("C3", "820-示例县交通运输局", "department")
        put("A4", "年度主要任务")
        put("B4", "任务名称")
        put("C4", "主要内容")
        put("E4", "预算金额（万元）", "amountUnit")
        put("E5", "总额")
        put("F5", "财政拨款")
        put("G5", "其他资金")
        sheet.merge("A3:B3")
        sheet.merge("C3:H3")
        sheet.merge("A4:A8")
        sheet.merge("B4:B5")
        sheet.merge("C4:D5")
        sheet.merge("E4:H4")
        for (row, task) in [
            (6, ["农村公路养护", "日常养护120公里", "45", "43", "2"]), (7, ["公路应急抢险", "抢通水毁路段", "30", "30", "0"]),
        ] {
            let number = row - 5
            put("B\(row)", task[0], "tasks.\(number).name")
            put("C\(row)", task[1], "tasks.\(number).content")
            put("E\(row)", task[2], "tasks.\(number).total")
            put("F\(row)", task[3], "tasks.\(number).fiscal")
            put("G\(row)", task[4], "tasks.\(number).other")
            sheet.merge("C\(row):D\(row)")
        }
        put("B8", "金额合计")
        put("E8", "75", "tasks.total")
        put("F8", "73", "tasks.total.fiscal")
        put("G8", "2", "tasks.total.other")
        sheet.merge("B8:D8")
        put("A9", "年度总体目标")
        put("B9", Self.goal, "goal.year")
        sheet.merge("B9:H9")
        put("A10", "年度绩效指标")
        sheet.merge("A10:A15")
        layTable(
            row: 10, column: 2, ["一级指标", "二级指标", "三级指标", "指标值"],
            [
                ["产出指标", "数量指标", "养护农村公路里程", "≥120公里"], ["产出指标", "质量指标", "路面完好率", "≥95%"],
                ["产出指标", "时效指标", "养护任务完成时限", "12月底前"], ["效益指标", "社会效益指标", "受益群众人数", "≥8600人"],
                ["满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥90%"],
            ])
    }
}
