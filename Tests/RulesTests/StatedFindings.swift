import Rules
import Spreadsheet
import TestSupport

/// What an example states of the findings, wherever its cells have moved to, held against what a rule says.
struct StatedFindings {
    /// How many findings must be at which cells.
    var places: [CellOrigin: Int] = [:]
    private var corrections: [CellOrigin: CellEdit.NewValue] = [:]
    private var named: Set<CellOrigin> = []

    init(_ laid: LaidExample, in workbook: Workbook) { add(laid, in: workbook) }

    mutating func add(_ laid: LaidExample, in workbook: Workbook) {
        for (cell, typed) in laid.stated {
            let origin = CellOrigin(workbook: workbook.id, sheet: laid.sheet.name, cell: cell)
            if typed.findings > 0 { places[origin] = typed.findings }
            if typed.isNamed { named.insert(origin) }
            corrections[origin] = typed.correction
        }
    }

    /// Where the outcomes of a rule are not what the example expects; empty where all are.
    func faults(of outcomes: [Outcome], expecting example: RuleExample) -> [String] {
        let violations = outcomes.flatMap(\.violations)
        var faults: [String] = []
        switch example.expectation {
        case .accepted:
            if !outcomes.contains(where: \.isPass) { faults.append("the rule never passes: \(outcomes)") }
        case .rejected:
            if places.isEmpty { faults.append("no cell is marked") }
        case .unanswered(let reason):
            if !outcomes.allSatisfy({ $0.reason == reason }) { faults.append("not \(reason): \(outcomes)") }
        }
        let expected = example.expectation == .rejected ? places : [:]
        let found = violations.reduce(into: [:]) { $0[$1.origin, default: 0] += 1 }
        if found != expected {
            faults.append("found \(violations.map { "\($0.origin) \($0.message.zh)" }), not at \(expected)")
        }
        var offered: [CellOrigin: CellEdit.NewValue] = [:]
        for correction in violations.compactMap(\.correction) {
            if let other = offered[correction.origin], other != correction.after {
                faults.append("two corrections for \(correction.origin)")
            }
            offered[correction.origin] = correction.after
        }
        if offered != corrections { faults.append("offered \(offered), not \(corrections)") }
        if violations.contains(where: { $0.related.contains($0.origin) }) {
            faults.append("a finding names its own cell")
        }
        if let severity = example.severity, violations.contains(where: { $0.severity != severity }) {
            faults.append("weighs \(violations.map(\.severity)), not \(severity)")
        }
        let related = Set(violations.flatMap(\.related))
        if !named.isEmpty, related != named { faults.append("names \(related), not \(named)") }
        if let words = example.saying, !violations.contains(where: { ($0.message.zh + $0.mend.zh).contains(words) }) {
            faults.append("nothing says \(words)")
        }
        return faults
    }
}

extension Outcome {
    var violations: [Violation] {
        guard case .fail(let violations) = self else { return [] }
        return violations
    }

    fileprivate var isPass: Bool {
        guard case .pass = self else { return false }
        return true
    }

    fileprivate var reason: NotEvaluatedReason? {
        guard case .notEvaluated(let text) = self else { return nil }
        return NotEvaluatedReason.allCases.first { $0.text == text }
    }
}
