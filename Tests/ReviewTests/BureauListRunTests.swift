import FilingModel
import Foundation
import Review
import Rules
import Testing

@Suite("Runs with the bureau's lists")
struct BureauListRunTests {
    private func run(previous: String? = nil, inputs: [String] = [Checkout.inbox]) async throws -> [String] {
        let desk = try ReviewDesk()
        let lists = try desk.lists(
            roster: Checkout.roster, evaluations: Checkout.samples.appending(path: "evaluations.xlsx").path,
            directory: Checkout.samples.appending(path: "directory.xlsx").path, previous: previous)
        let record = try await ReviewRun(
            desk: desk, inputs: try InputCollector(inputs).inputs, lists: lists, jobs: 2
        ).check()
        let rules = ["CODE-03", "COMP-20", "COMP-21", "GATE-04", "GATE-05", "GATE-06", "VAL-23", "DUP-06"]
        for rule in rules.prefix(previous == nil ? 6 : 8) {
            let id = try #require(RuleCatalogue.descriptions.map(\.id).first { $0.rawValue == rule })
            #expect(record.outcomes[id]?.notEvaluated == 0, "\(rule)")
        }
        return record.files.flatMap { file in
            file.findings.filter { rules.contains($0.finding.rule.rawValue) }.map {
                "\(file.path.split(separator: "/").last ?? "") \($0.finding.origin.cell) \($0.finding.rule)"
            }
        }
    }

    /// What the makers of the samples planted: another department's code before the unit's name, and a short form of a name.
    @Test("Only the units that are misnamed are found")
    func lists() async throws {
        #expect(
            try await run() == [
                "疫情直报系统运行维护.xlsx H6 CODE-03"
            ])
    }

    @Test("Filings that are last year's again are found, each at its project")
    func previous() async throws {
        let card = "\(Checkout.inbox)/示例县交通运输局/农村公路日常养护.xlsx"
        #expect(try await run(previous: card, inputs: [card]).map { $0.suffix(6) } == ["DUP-06"])
    }

    @Test("Last year's review.json serves as well as its filings")
    func previousReview() async throws {
        let card = "\(Checkout.inbox)/示例县交通运输局/农村公路日常养护.xlsx"
        let list = "\(Checkout.inbox)/示例县卫生健康局/卫健局项目绩效目标申报表.xlsx"
        try await Checkout.withFolder { folder in
            let out = folder.appending(path: "out").path
            _ = try await Checkout.run([card, list]).review(into: out)
            let found = try await run(previous: "\(out)/review.json", inputs: [card, list])
            // The list's two projects are told together, at the first.
            #expect(
                found.filter { $0.hasSuffix("DUP-06") } == ["农村公路日常养护.xlsx D5 DUP-06", "卫健局项目绩效目标申报表.xlsx B5 DUP-06"])
            let other = folder.appending(path: "other.json")
            try Data("{\"files\":[]}".utf8).write(to: other)
            #expect(throws: ReviewError.self) { _ = try ReviewDesk().lists(previous: other.path) }
        }
    }

    @Test("A list that is none is named, with what it lacks")
    func noList() throws {
        let desk = try ReviewDesk()
        #expect {
            _ = try desk.lists(directory: Checkout.samples.appending(path: "evaluations.xlsx").path)
        } throws: { error in
            let sentence = (error as? ReviewError)?.sentence[.chinese] ?? ""
            return sentence.hasPrefix("部门名录“") && sentence.contains("没有认出“部门单位名录”：缺少列标题 单位编码")
        }
    }
}
