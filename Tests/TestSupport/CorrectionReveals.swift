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
        // Of proposals that a person has accepted.
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
