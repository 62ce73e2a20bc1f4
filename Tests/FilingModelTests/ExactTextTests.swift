import FilingModel
import Testing

@Suite("Texts are compared byte for byte")
struct ExactTextTests {
    @Test("Beginnings, ends and parts")
    func parts() {
        #expect("产出指标".begins(with: "产出") && !"产出指标".begins(with: "指标"))
        #expect("产出指标".ends(with: "指标") && !"产出指标".ends(with: "产出"))
        #expect("aab".holds("ab") && "服务对象满意度".holds("满意") && !"产出".holds("产出指标"))
        #expect(!"".holds("a") && "a".holds(""))
    }

    @Test("What is not there is not dropped")
    func dropping() {
        #expect("数量指标".dropping(suffix: "指标") == "数量")
        #expect("数量".dropping(suffix: "指标") == nil)
        #expect("约95".dropping(prefix: "约") == "95")
        #expect("95".dropping(prefix: "约") == nil)
    }
}
