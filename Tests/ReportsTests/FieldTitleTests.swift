import Spreadsheet
import Testing

@testable import Reports

@Suite("What people call a field")
struct FieldTitleTests {
    @Test(
        "A path is named by the form's label",
        arguments: [
            ("funds.year.total", "年度资金总额"), ("indicators.3.value", "指标3 指标值"), ("tasks.2.total", "任务2 总额"),
            ("tasks.total.fiscal", "任务合计 财政拨款"), ("more.1.project.name", "另一项目1 项目名称"),
            ("more.1.filing.unit", "另一项目1 实施单位"), ("title", "标题"),
            ("indicators.1.level1:indicators.2.level1", "指标1 一级指标至指标2 一级指标"),
            // A label's own text, and what no dictionary has.
            ("年度目标", "年度目标"), ("nowhere.9.value", "nowhere.9.value"),
        ])
    func titles(path: String, title: String) {
        #expect(FieldTitle(.chinese).text(path) == title)
    }

    @Test("In English, too")
    func english() {
        #expect(FieldTitle(.english).text("indicators.3.value") == "indicator 3: Target value")
    }
}
