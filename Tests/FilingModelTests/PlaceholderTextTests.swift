import FilingModel
import Testing

@Suite("What the blank form leaves behind is told from real text")
struct PlaceholderTextTests {
    @Test(
        "A target that is only a mark, with or without sign and unit",
        arguments: ["≥**%", "××公里", "XX", "……", "/", "—", "≥XX%", "＊＊", "20XX年", "x", "≥%"])
    func wholeValues(text: String) {
        #expect(PlaceholderText.reading(value: text) == .whole)
    }

    @Test(
        "A real target is no mark",
        arguments: ["≥95%", "健全", "12月底前", "3*5米", "120", "0", "≥", "", "5G×3", "优、良、中、差", "1-12月"])
    func realValues(text: String) {
        #expect(PlaceholderText.reading(value: text) == nil)
    }

    @Test("A preprinted number before an indicator's name is a mark; alone it is all there is")
    func names() {
        #expect(PlaceholderText.reading(name: "指标1：") == .whole)
        #expect(PlaceholderText.reading(name: "指标2") == .whole)
        #expect(PlaceholderText.reading(name: "……") == .whole)
        #expect(PlaceholderText.reading(name: "示例") == .whole)
        #expect(PlaceholderText.reading(name: "指标1：养护里程") == .part(mark: "指标1："))
        #expect(PlaceholderText.reading(name: "××村道路硬化里程") == .part(mark: "××"))
        #expect(PlaceholderText.reading(name: "指标完成率") == nil)
        #expect(PlaceholderText.reading(name: "目标1000人培训") == nil)
        #expect(PlaceholderText.reading(name: "示例县公路养护里程") == nil)
        #expect(PlaceholderText.reading(name: "XXL码工装采购数量") == nil)
    }

    @Test("Items of a goal may be numbered but not empty")
    func goals() {
        #expect(PlaceholderText.reading(text: "目标1：\n目标2：\n……", isRequired: false) == .whole)
        #expect(PlaceholderText.reading(text: "目标1：养护120公里；\n目标2：路面完好。", isRequired: false) == nil)
        #expect(PlaceholderText.reading(text: "目标1：养护120公里；\n目标2：", isRequired: false) == .part(mark: "目标2："))
        #expect(PlaceholderText.reading(text: "20XX年完成120公里养护", isRequired: false) == .part(mark: "20XX"))
        #expect(PlaceholderText.reading(text: "示例：完成养护", isRequired: false) == .part(mark: "示例："))
        #expect(PlaceholderText.reading(text: "/", isRequired: false) == nil)
        #expect(PlaceholderText.reading(text: "/", isRequired: true) == .whole)
        #expect(PlaceholderText.reading(text: "820-示例县交通运输局", isRequired: false) == nil)
    }
}
