import FilingModel
import Rules
import Spreadsheet

/// What every machine format says of findings and outcomes, in the same words.
extension JSONWriter {
    /// Of a finding by itself: its rule, where it stands, what is wrong and what to do.
    mutating func members(of finding: Finding, _ language: Language) {
        members(
            of: finding, message: finding.message[language], mend: finding.mend[language])
    }

    /// Of all that one mend removes: besides, its cells where they are several, the likely cause, and how it stands to the
    /// review before.
    mutating func members(of found: ReviewRecord.FindingRecord, _ language: Language) {
        members(
            of: found.finding, message: found.cause.message[language], mend: found.cause.mend[language])
        if found.occurrences.count > 1 {
            key("cells")
            let cells = found.cause.places
            compact { json in json.array(cells.ranges) { json, range in json.value(range.description) } }
            key("count")
            value(found.occurrences.count)
            key("likelyCause")
            value(found.cause.likelyCause?[language])
        }
        if let followUp = found.followUp {
            key("followUp")
            value(followUp.rawValue)
        }
        if let explanation = found.explanation {
            key("explanation")
            value(explanation)
        }
        waiver(found.finding.waiver)
    }

    private mutating func members(of finding: Finding, message: String, mend: String) {
        key("rule")
        value(finding.rule.rawValue)
        key("severity")
        value(finding.severity.rawValue)
        key("sheet")
        value(finding.origin.sheet)
        key("cell")
        value(finding.origin.cell.description)
        key("field")
        value(finding.field?.rawValue)
        key("message")
        value(message)
        key("mend")
        value(mend)
    }

    /// A finding of the review before, and what became of it.
    mutating func members(of former: ReviewRecord.FormerRecord) {
        object { json in
            json.key("rule")
            json.value(former.rule.rawValue)
            json.key("place")
            json.value(former.places)
            json.key("message")
            json.value(former.message)
            json.key("explanation")
            json.value(former.explanation)
            json.key("fate")
            json.value(former.fate.rawValue)
        }
    }

    /// Nothing for a finding that is not waived.
    mutating func waiver(_ waiver: Waiver?) {
        guard let waiver else { return }
        key("waiver")
        object { json in json.members(of: waiver) }
    }

    mutating func members(of waiver: Waiver) {
        key("approver")
        value(waiver.approver)
        key("reason")
        value(waiver.reason)
        key("expires")
        value(waiver.expires.description)
        key("place")
        value(waiver.place)
    }

    /// What came of each rule on one subject; nothing where no rule looked at it.
    mutating func outcomes(_ outcomes: SubjectOutcomes?, _ language: Language) {
        guard let outcomes else { return }
        key("outcomes")
        object { json in
            json.key("pass")
            json.compact { json in json.array(outcomes.passed) { json, rule in json.value(rule.rawValue) } }
            json.key("fail")
            json.compact { json in json.array(outcomes.failed) { json, rule in json.value(rule.rawValue) } }
            json.key("notEvaluated")
            json.compact { json in
                json.object { json in
                    for (rule, reason) in outcomes.notEvaluated {
                        json.key(rule.rawValue)
                        json.value(reason[language])
                    }
                }
            }
        }
    }
}

/// The waivers of a run, in the list's order.
struct WaiversJSON {
    private let use: ReviewRecord.WaiverUse
    private let language: Language

    init(_ use: ReviewRecord.WaiverUse, _ language: Language) {
        self.use = use
        self.language = language
    }

    func write(_ json: inout JSONWriter) {
        json.object { json in
            json.key("on")
            json.value(use.list.day.description)
            json.key("list")
            json.array(use.list.waivers) { json, waiver in
                json.object { json in
                    json.key("rule")
                    json.value(waiver.rule)
                    json.key("unitCode")
                    json.value(waiver.unit?.code)
                    json.key("unit")
                    json.value(waiver.unit?.name)
                    json.key("projectCode")
                    json.value(waiver.project?.code)
                    json.key("project")
                    json.value(waiver.project?.name)
                    json.members(of: waiver)
                    json.key("status")
                    json.value(use.status(of: waiver).rawValue)
                    json.key("count")
                    json.value(use.count(of: waiver))
                }
            }
        }
    }
}
