import FilingModel
import Forms
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("Each rule's examples hold, as typed and under stress")
struct RuleExampleTests {
    static let profile = Result { try EmbeddedProfiles.profile(named: "enyang-2025") }

    @Test("Examples", arguments: RuleCatalogue.descriptions.map(\.id))
    func examples(id: RuleID) throws {
        let profile = try Self.profile.get()
        let type = try #require(RuleCatalogue.all.first { $0.description.id == id })
        let description = type.description
        #expect(description.examples.contains { $0.expectation == .accepted }, "\(id) has no accepted example")
        #expect(description.examples.contains { $0.expectation == .rejected }, "\(id) has no rejected example")
        for example in description.examples {
            let rule = try type.init(profile.parameters(of: id).with(example.parameters))
            for stress in StagedExample.Stress.always {
                let staged = try StagedExample(example, stress, year: profile.year)
                let outcomes = staged.outcomes(of: rule)
                let place = "\(id), example at line \(example.line), \(stress)"
                #expect(staged.stated.faults(of: outcomes, expecting: example) == [], "\(place)")
                for correction in outcomes.flatMap(\.violations).compactMap(\.correction) {
                    #expect(description.correction != .none, "\(place): a correction where the catalogue has none")
                    #expect(correction.safety == .propose || description.correction == .safe, "\(place)")
                }
            }
        }
    }

    @Test("A valid filing has no finding in any layout", arguments: Layout.allCases)
    func cleanFilings(layout: Layout) throws {
        let book = try RuleBook(try Self.profile.get())
        for stress in StagedExample.Stress.always {
            let staged = try StagedExample(.accepted(layout), stress, year: book.year)
            let found = staged.findings(by: book).map { "\($0.rule) \($0.origin.cell) \($0.message.zh)" }
            #expect(found.isEmpty, "\(layout), \(stress)")
        }
    }
}
