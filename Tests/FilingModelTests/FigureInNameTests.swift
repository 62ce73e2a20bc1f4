import FilingModel
import Testing

@Suite struct FigureInNameTests {
    @Test(
        "A target in a name is told from numbers that belong to it",
        arguments: [
            ("养护农村公路120公里", "120公里", "养护农村公路"), ("路面完好率≥95%", "≥95%", "路面完好率"), ("完好率95.5%以上", "95.5%", "完好率以上"),
            ("受益群众≥8600人", "≥8600人", "受益群众"), ("受益群众≥=86.5万人", "≥=86.5万人", "受益群众"),
            ("同比%，完好率1.95.5%", "95.5%", "同比%，完好率1."), ("养护农村公路120.0公里", "120.0公里", "养护农村公路"),
        ])
    func held(name: String, text: String, bare: String) throws {
        let figure = try #require(FigureInName(in: name, target: 120))
        #expect(figure.text == text)
        #expect(figure.bareName == bare)
    }

    @Test(
        "No figure",
        arguments: ["养护里程", "受益群众≥86万余人次数", "养护120(公里)", "G318线养护里程", "养护农村公路130公里", "第120期", "≥95%", "里95%", "120"])
    func none(name: String) {
        #expect(FigureInName(in: name, target: 120) == nil)
    }

    @Test("A target of one is in many a name by chance")
    func one() {
        #expect(FigureInName(in: "养护农村公路1公里", target: 1) == nil)
        #expect(FigureInName(in: "养护农村公路2公里", target: 2)?.text == "2公里")
        #expect(FigureInName(in: "养护农村公路2公里", target: nil) == nil)
    }
}
