import Forms
import Glibc
import Rules
import TestSupport

// Holds the named rules' examples against the rules under the mutant in force, and says which one fails first.
let profile = try EmbeddedProfiles.profile(named: "enyang-2025")
let named = Set(CommandLine.arguments.dropFirst())
for type in RuleCatalogue.all where named.isEmpty || named.contains("\(type.description.id)") {
    for example in type.description.examples {
        let rule = try type.init(profile.parameters(of: type.description.id).with(example.parameters))
        let staged = try StagedExample(example, .asTyped, year: profile.year)
        let faults = staged.stated.faults(of: staged.outcomes(of: rule), expecting: example)
        guard faults.isEmpty else {
            print("failed: \(type.description.id), line \(example.line): \(faults)")
            exit(0)
        }
    }
}
print("passed")
