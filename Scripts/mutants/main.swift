import FilingModel
import Forms
import Glibc
import Rules
import Spreadsheet
import TestSupport

// Holds the named rules' examples against the rules under the mutant in force. Prints the first example that fails, or
// everything the rules said, which tells mutants apart that only change a reason or a word.
let profile = try EmbeddedProfiles.profile(named: "enyang-2025")
let named = Set(CommandLine.arguments.dropFirst())
let types = RuleCatalogue.all.filter { named.isEmpty || named.contains("\($0.description.id)") }
var said: [String] = []
for type in types {
    let rule = try type.init(profile.parameters(of: type.description.id))
    for example in type.description.examples {
        let staged = try StagedExample(example, .asTyped, year: profile.year)
        let outcomes = staged.outcomes(of: rule)
        var places: Set<CellOrigin> = []
        for case .fail(let violations) in outcomes { places.formUnion(violations.map(\.origin)) }
        guard places == (example.expectation == .accepted ? [] : staged.marks) else {
            print("failed: \(type.description.id), line \(example.line)")
            exit(0)
        }
        said.append("\(outcomes)")
    }
}
print("passed")
for outcomes in said { print(outcomes) }
