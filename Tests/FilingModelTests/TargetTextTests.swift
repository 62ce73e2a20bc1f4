import FilingModel
import FoundationEssentials
import Testing

@Suite struct TargetTextTests {
    @Test(
        "One number is taken apart into sign, number and unit",
        arguments: [
            ("≥95%", Comparison.atLeast, "≥", "95", "%"),
            ("＝100.00(%)", .equal, "＝", "100", "%"),
            ("=100.00(%)", .equal, "=", "100", "%"),
            ("＞=95", .atLeast, "＞=", "95", nil),
            (">3次", .greaterThan, ">", "3", "次"),
            ("≧ 2 次", .atLeast, "≧", "2", "次"),
            ("不低于2次", .atLeast, "不低于", "2", "次"),
            ("不超过1,200元/人·月", .atMost, "不超过", "1200", "元/人·月"),
            ("95%以上", .atLeast, "以上", "95", "%"),
            ("95%（含）以上", .atLeast, "（含）以上", "95", "%"),
            ("95%及以上。", .atLeast, "及以上", "95", "%"),
            ("≥95%以上", .atLeast, "≥", "95", "%"),
            ("控制在5%以内", .atMost, "以内", "5", "%"),
            ("30天内", .atMost, "内", "30", "天"),
            ("≥１２０公里", .atLeast, "≥", "120", "公里"),
            ("≥100百分比", .atLeast, "≥", "100", "%"),
            ("≤-2.5", .atMost, "≤", "-2.5", nil),
            ("》3㎡", .atLeast, "》", "3", "平方米"),
        ] as [(String, Comparison, String, String, String?)])
    func numberWithSign(text: String, comparison: Comparison, sign: String, number: String, unit: String?) {
        let target = TargetText(text)
        #expect(target.shape == .number)
        #expect(target.comparison == comparison)
        #expect(target.signText == sign)
        #expect(target.number == Decimal(string: number))
        #expect(target.unit == unit)
    }

    @Test(
        "A number without a sign has none",
        arguments: [
            ("230人", "230", "人"), ("　15辑", "15", "辑"), ("100元/人天", "100", "元/人天"), ("120", "120", nil),
            ("12个月", "12", "个月"), ("2次/月", "2", "次/月"), ("100m2", "100", "平方米"), ("3年", "3", "年"),
            ("1200元/人/月", "1200", "元/人/月"), ("0.5", "0.5", nil),
        ] as [(String, String, String?)])
    func plainNumber(text: String, number: String, unit: String?) {
        let target = TargetText(text)
        #expect(target.shape == .number)
        #expect(target.comparison == nil)
        #expect(target.signText == nil)
        #expect(target.number == Decimal(string: number))
        #expect(target.unit == unit)
    }

    @Test(
        "What is not one number says what it is instead",
        arguments: [
            ("", .empty), (" \u{3000}", .empty), ("≥", .empty),
            ("90-95", .range), ("≥90～95%", .range), ("95%至100%", .range), ("2025-2030", .range),
            ("95左右", .approximate), ("约95%", .approximate), ("近100人", .approximate), ("近视防控率95%", .mixed),
            ("约谈3次", .mixed),
            ("每年2次", .mixed), ("3个村、2个社区", .mixed), ("≤95%以上", .mixed), ("24小时/7天", .mixed), ("3:1", .mixed),
            ("健全", .words), ("全年", .words), ("二十人", .words), ("≥健全", .words), ("效果明显", .words),
        ] as [(String, TargetText.Shape)])
    func otherShapes(text: String, shape: TargetText.Shape) {
        let target = TargetText(text)
        #expect(target.shape == shape)
        #expect(target.number == nil)
        #expect(target.unit == nil)
    }

    @Test(
        "Days, months and years are dates",
        arguments: [
            "2025年12月31日", "2025年", "12月底前", "1-12月", "2025-12-31", "2025/6", "2025.12.31", "2025年12月底前",
            "2025-12-31T10:30:00", "每月15日前", "15日前", "≤12月", "第4季度",
        ])
    func dates(text: String) {
        let target = TargetText(text)
        #expect(target.shape == .date)
        #expect(target.number == nil)
    }

    @Test("A month written with a point is a date and a number")
    func pointedMonth() {
        #expect(TargetText("2025.6").shape == .date)
        #expect(TargetText("2025.6").number == Decimal(string: "2025.6"))
        #expect(TargetText("2025.5元").shape == .number)
        #expect(TargetText("2025.50").shape == .number)
    }

    @Test("A word before words is part of them, a mathematical sign is not")
    func signBeforeWords() {
        #expect(TargetText("高于往年").comparison == nil)
        #expect(TargetText("高于往年").signText == nil)
        #expect(TargetText("≥健全").comparison == .atLeast)
        #expect(TargetText("以上").comparison == nil)
    }

    @Test(
        "The body is the text without its sign and blanks, as written",
        arguments: [
            ("不低于 2 次", "2次"), ("95％以上", "95％"), (">=95%", "95%"), ("控制在5%以内", "5%"), ("健全", "健全"), ("≤95%以上", "95%以上"),
        ])
    func body(text: String, body: String) {
        #expect(TargetText(text).body == body)
    }

    @Test("Marks of a blank to fill are a placeholder, words and numbers are not")
    func placeholder() {
        for text in ["≥**%", "××", "/", "……", "≥%", "XX%", "≥**公里", "XX个"] {
            #expect(TargetText(text).isPlaceholder, "\(text)")
        }
        for text in ["健全", "≥95%", "12月", "", "x级"] { #expect(!TargetText(text).isPlaceholder, "\(text)") }
    }
}

@Suite struct MeasureUnitTests {
    @Test(
        "One thing has one spelling",
        arguments: [
            ("％", "%"), ("百分比", "%"), ("(%)", "%"), ("%（含）", "%"), ("㎡", "平方米"), ("平米", "平方米"), ("千米", "公里"),
            ("KM", "公里"),
            (" 人 次 ", "人次"), ("元/人·月", "元/人·月"),
        ])
    func spelling(text: String, symbol: String) {
        #expect(MeasureUnit(text)?.symbol == symbol)
    }

    @Test("A stroke is no unit", arguments: ["", " ", "/", "—", "无"])
    func none(text: String) {
        #expect(MeasureUnit(text) == nil)
    }

    @Test(
        "Units agree when they mean the same or one says more",
        arguments: [
            ("元/人·月", "元/人/月", true), ("元/人.月", "元/人月", true), ("元每人每月", "元/人·月", true), ("元", "元/公里", true),
            ("名", "人", true), ("日", "天", true), ("个", "个行政村", true), ("台(套)", "台", true), ("亿", "元", true),
            ("人", "人次", false), ("元", "万元", false), ("个", "件", false), ("个", "个月", false), ("%", "公里", false),
        ])
    func agreement(one: String, other: String, agree: Bool) throws {
        let one = try #require(MeasureUnit(one))
        let other = try #require(MeasureUnit(other))
        #expect(one.agrees(with: other) == agree)
        #expect(other.agrees(with: one) == agree)
    }
}
