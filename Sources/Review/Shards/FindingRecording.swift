import FilingModel
import Rules
import Spreadsheet

/// A finding as a record. Its clause, and whether it refuses, are the catalogue's to say.
extension RecordWriter {
    mutating func put(_ finding: Finding) {
        put(finding.rule.rawValue)
        put(finding.severity.rawValue)
        put(finding.origin)
        put(finding.field) { $0.put($1) }
        put(finding.message)
        put(finding.mend)
        put(finding.related) { $0.put($1) }
        put(finding.correction) { $0.put($1) }
    }

    private mutating func put(_ correction: Correction) {
        put(correction.safety.rawValue)
        put(correction.origin)
        put(correction.before)
        switch correction.after {
        case .blank: put(0)
        case .text(let text):
            put(1)
            put(text)
        case .number(let number):
            put(2)
            put(number)
        }
        put(correction.repeats) { record, other in
            record.put(other.cell)
            record.put(other.before)
        }
    }

    mutating func put(_ former: FormerFinding) {
        put(former.rule.rawValue)
        put(former.sheet)
        put(former.cells.sorted { ($0.sheet, $0.cell) < ($1.sheet, $1.cell) }) { $0.put($1) }
        put(former.places)
        put(former.message)
        put(former.explanation)
        put(former.otherFiles) { $0.put($1) }
        put(former.fields.sorted { $0.rawValue < $1.rawValue }) { $0.put($1) }
    }
}

extension RecordReader {
    private static let descriptions = Dictionary(
        RuleCatalogue.descriptions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    mutating func finding() throws(RecordDamage) -> Finding {
        guard let description = Self.descriptions[RuleID(try text())] else { throw RecordDamage() }
        let severity: Severity = try named()
        let violation = Violation(
            at: try origin(), field: try optional { record throws(RecordDamage) in try record.path() },
            message: try bilingualText(), mend: try bilingualText(),
            related: try list { record throws(RecordDamage) in try record.origin() },
            correction: try optional { record throws(RecordDamage) in try record.correction() })
        return Finding(violation, description, severity: severity)
    }

    private mutating func correction() throws(RecordDamage) -> Correction {
        let safety: Correction.Safety = try named()
        let origin = try origin()
        let before = try text()
        let after: CellEdit.NewValue
        switch try number() {
        case 0: after = .blank
        case 1: after = .text(try text())
        case 2: after = .number(try double())
        default: throw RecordDamage()
        }
        let repeats = try list { record throws(RecordDamage) in
            Correction.Repeat(cell: try record.cell(), before: try record.text())
        }
        return Correction(safety: safety, origin: origin, before: before, after: after, repeats: repeats)
    }

    mutating func formerFinding() throws(RecordDamage) -> FormerFinding {
        FormerFinding(
            rule: RuleID(try text()), sheet: try text(),
            cells: Set(try list { record throws(RecordDamage) in try record.origin() }), places: try text(),
            message: try text(), explanation: try optionalText(),
            otherFiles: try list { record throws(RecordDamage) in try record.text() },
            fields: Set(try list { record throws(RecordDamage) in try record.path() }))
    }
}
