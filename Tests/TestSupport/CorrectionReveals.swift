/// Findings that were there all along and could not be told: one rule holds its tongue where another has to be heard first.
/// What a correction brings to light so is no new fault of the filing. Each line is needed by an example, but for those that
/// say where else.
package struct CorrectionReveals: Hashable, Sendable {
    package enum Place: Sendable { case examples, writings, samples }

    package let corrected: String
    package let revealed: String
    package let place: Place
    package let reason: String

    private init(_ corrected: String, _ revealed: String, _ reason: String, in place: Place = .examples) {
        (self.corrected, self.revealed, self.reason, self.place) = (corrected, revealed, reason, place)
    }

    package static let all: [CorrectionReveals] = [
        // Of corrections that are made without asking.
        .init("FUND-10", "FUND-01", "a total is not held against its parts while one of them is a word"),
        .init("TXT-06", "VAL-22", "a cost with a blank in its name is not seen to be one of a unit", in: .writings),
        .init("TXT-06", "TXT-08", "a misspelt word with a blank in it is not found", in: .writings),
        .init("FUND-10", "FUND-14", "as with FUND-01", in: .samples),
        .init("CODE-04", "CODE-02", "a code without its dash is no code to be compared", in: .samples),
        // Of proposals that a person has accepted.
        .init("COMP-10", "VAL-11", "without its unit nobody knows that ≥100 is ≥100%"),
        .init("IND-02", "IND-05", "the only benefit indicator was an output under a wrong heading"),
        .init("IND-13", "IND-07", "under its heading stood nothing but an indicator of another kind"),
        .init("IND-13", "VAL-13", "a cost under another heading was no cost to the rule"),
        .init("VAL-13", "VAL-12", "the direction column agreed with the wrong sign; it has a proposal of its own now"),
        .init("VAL-14", "VAL-12", "as with VAL-13"),
        .init("VAL-15", "VAL-12", "as with VAL-13"),
        .init("FUND-01", "FUND-15", "the department's form was made with the total as it was typed", in: .samples),
        .init("FUND-07", "FUND-12", "an amount of another magnitude is compared with nothing", in: .samples),
        .init("FUND-07", "VAL-22", "as with FUND-12", in: .samples),
    ]

    /// The excuse for a finding of that rule after corrections of those.
    package static func excuse(for revealed: String, after corrected: some Sequence<String>) -> CorrectionReveals? {
        let corrected = Set(corrected)
        return all.first { $0.revealed == revealed && corrected.contains($0.corrected) }
    }
}
