import FilingModel
import Testing

@Suite struct CodedNameTests {
    @Test(
        "A code in front of a name is taken off",
        arguments: [
            ("820001-井研县马踏镇人民政府", "820001", "井研县马踏镇人民政府"), ("[105]教育部", "105", "教育部"),
            ("８２０－示例县交通运输局", "820", "示例县交通运输局"), (" 820001 示例县公路养护中心 ", "820001", "示例县公路养护中心"),
            ("820001_示例县公路养护中心", "820001", "示例县公路养护中心"), ("82001-示例县公路养护中心", "82001", "示例县公路养护中心"),
        ])
    func coded(text: String, code: String, name: String) {
        #expect(CodedName(text).code == code)
        #expect(CodedName(text).name == name)
    }

    @Test("A name without a code is the name", arguments: ["示例县交通运输局", "农村公路养护", "2025年农村公路养护", "合计"])
    func uncoded(text: String) {
        #expect(CodedName(text).code == nil)
        #expect(CodedName(text).name == text)
    }
}
