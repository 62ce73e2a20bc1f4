import FilingModel
import Rules
import Spreadsheet

/// `review.json`: everything a run found, for scripts. The names are a contract (Docs/review.schema.json).
package struct ReviewJSON {
    private let record: ReviewRecord
    private let language: Language

    package init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    /// The whole document.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write { bytes += $0 }
        return bytes
    }

    /// Hands on the document piece by piece: a province's is larger than all that is known of it.
    ///
    /// - Parameter each: called after each file.
    package func write(_ sink: ([UInt8]) -> Void, each: () -> Void = {}) {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.key("tool")
            json.object { json in
                json.key("name")
                json.value("filingdesk")
                json.key("version")
                json.value(record.version)
            }
            json.key("profile")
            json.value(record.profile.id)
            json.key("year")
            json.value(record.year.year)
            json.key("files")
            json.array(record.files) { json, file in
                self.file(file, &json)
                json.drain(sink)
                each()
            }
            json.key("register")
            register(&json)
            if let waivers = record.waivers {
                json.key("waivers")
                WaiversJSON(waivers, language).write(&json)
            }
            json.key("outcomes")
            json.object { json in
                for (rule, tally) in record.outcomes.sorted(by: { $0.key < $1.key }) {
                    json.key(rule.rawValue)
                    json.object { json in
                        json.key("pass")
                        json.value(tally.pass)
                        json.key("fail")
                        json.value(tally.fail)
                        json.key("notEvaluated")
                        json.value(tally.notEvaluated)
                    }
                }
            }
            json.key("totals")
            totals(&json)
        }
        json.lineEnd()
        sink(json.bytes)
    }

    /// Where a copy lies, shown as its file is; and where JSON cannot say the name's bytes, these percent-encoded besides.
    private func output(
        _ key: String, _ path: String?, of file: ReviewRecord.FileRecord, _ json: inout JSONWriter
    ) {
        json.key(key)
        guard let path, LegiblePath.text(path) != path else { return json.value(path) }
        let name = LegiblePath.text(path).dropFirst(key.count + 1)
        let isFileName = file.path.contains(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
        json.value(isFileName ? LegiblePath.text(path) : LegiblePath.escaped(path))
        json.key(key + "URI")
        json.value(RelativeURI(path).text)
    }

    private func file(_ file: ReviewRecord.FileRecord, _ json: inout JSONWriter) {
        json.object { json in
            json.key("path")
            json.value(file.path)
            json.key("sha256")
            json.value(file.sha256)
            json.key("status")
            json.value(file.verdict.rawValue)
            json.key("error")
            if let failure = file.failure {
                json.object { json in
                    json.key("rule")
                    json.value(failure.rule?.rawValue)
                    json.key("message")
                    json.value(failure.message[language])
                }
            } else {
                json.null()
            }
            output("annotated", file.annotatedPath, of: file, &json)
            output("corrected", file.correctedPath, of: file, &json)
            if let hindrance = file.hindrance {
                json.key("hindrance")
                json.value(hindrance[language])
            }
            if file.isConverted {
                json.key("convertedFrom")
                json.value("xls")
            }
            if let template = file.template {
                json.key("template")
                json.object { json in
                    json.key("form")
                    json.value(template.mark.form)
                    json.key("version")
                    json.value(template.mark.version)
                    json.key("profile")
                    json.value(template.mark.profile)
                    json.key("year")
                    json.value(template.mark.year.year)
                    json.key("notice")
                    json.value(template.notice?[language])
                }
            }
            json.key("filings")
            json.array(file.filings) { json, filing in self.filing(filing, &json) }
            json.key("findings")
            json.array(file.findings) { json, found in self.finding(found, in: file, &json) }
            if let formerly = file.formerly {
                json.key("formerly")
                json.array(formerly) { json, former in json.members(of: former) }
            }
            json.outcomes(file.outcomes, language)
        }
    }

    private func filing(_ filing: ReviewRecord.FilingRecord, _ json: inout JSONWriter) {
        json.object { json in
            json.key("form")
            json.value(filing.form.rawValue)
            json.key("layout")
            json.value(filing.layout.rawValue)
            json.key("sheet")
            json.value(filing.sheet)
            json.key("cell")
            json.value(filing.origin.cell.description)
            json.key("department")
            json.value(filing.department)
            json.key("unitCode")
            json.value(filing.unitCode)
            json.key("unit")
            json.value(filing.unit)
            json.key("project")
            json.value(filing.project)
            json.key("amountFen")
            json.value(filing.amount?.fen)
            json.key("evaluation")
            json.value(filing.evaluation)
            json.key("status")
            json.value(filing.verdict.rawValue)
            if let content = filing.filing { TargetsJSON(content).write(&json) }
            json.outcomes(filing.outcomes, language)
        }
    }

    private func finding(
        _ found: ReviewRecord.FindingRecord, in file: ReviewRecord.FileRecord, _ json: inout JSONWriter
    ) {
        json.object { json in
            json.members(of: found, language)
            json.key("source")
            json.value(found.finding.source[language])
            related(to: found.finding, &json)
            json.key("correction")
            correction(of: found.finding, isApplied: found.isApplied, &json)
            json.key("filing")
            json.value(found.filing.map { Int64($0) })
            if found.occurrences.count > 1 {
                json.key("occurrences")
                json.array(found.occurrences) { json, occurrence in self.occurrence(occurrence, &json) }
            }
            if !found.cause.consequences.isEmpty {
                json.key("consequences")
                json.array(found.cause.consequences) { json, finding in
                    json.object { json in json.members(of: finding, language) }
                }
            }
        }
    }

    /// One of several equal faults.
    private func occurrence(_ occurrence: ReviewRecord.FindingRecord.Occurrence, _ json: inout JSONWriter) {
        json.object { json in
            json.key("cell")
            json.value(occurrence.finding.origin.cell.description)
            json.key("field")
            json.value(occurrence.finding.field?.rawValue)
            json.key("message")
            json.value(occurrence.finding.message[language])
            json.key("filing")
            json.value(occurrence.filing.map { Int64($0) })
            related(to: occurrence.finding, &json)
            json.key("correction")
            correction(of: occurrence.finding, isApplied: occurrence.isApplied, &json)
        }
    }

    private func related(to finding: Finding, _ json: inout JSONWriter) {
        json.key("related")
        json.array(finding.related) { json, origin in
            json.object { json in
                if origin.workbook != finding.origin.workbook {
                    json.key("file")
                    json.value(origin.workbook.name)
                }
                json.key("sheet")
                json.value(origin.sheet)
                json.key("cell")
                json.value(origin.cell.description)
            }
        }
    }

    private func correction(of finding: Finding, isApplied: Bool, _ json: inout JSONWriter) {
        guard let correction = finding.correction else { return json.null() }
        json.object { json in
            json.key("safety")
            json.value(correction.safety.rawValue)
            json.key("cell")
            json.value(correction.origin.cell.description)
            if !correction.repeats.isEmpty {
                json.key("repeats")
                json.array(CellSet(correction.repeats.map(\.cell)).ranges) { json, range in
                    json.value(range.description)
                }
            }
            json.key("before")
            json.value(correction.before)
            json.key("after")
            json.value(correction.afterText)
            json.key("applied")
            json.value(isApplied)
        }
    }

    private func register(_ json: inout JSONWriter) {
        json.object { json in
            json.key("findings")
            json.array(record.registerFindings) { json, finding in
                json.object { json in
                    json.key("file")
                    json.value(finding.origin.workbook.name)
                    json.members(of: finding, language)
                    json.waiver(finding.waiver)
                    json.key("source")
                    json.value(finding.source[language])
                    related(to: finding, &json)
                    json.key("correction")
                    correction(of: finding, isApplied: false, &json)
                }
            }
            json.key("missing")
            json.array(record.missing) { json, entry in
                json.object { json in
                    json.key("unitCode")
                    json.value(entry.unitCode)
                    json.key("unit")
                    json.value(entry.unitName)
                    json.key("projectCode")
                    json.value(entry.projectCode)
                    json.key("project")
                    json.value(entry.projectName)
                    json.key("amountFen")
                    json.value(entry.amount?.fen)
                    json.key("status")
                    json.value(Verdict.refused.rawValue)
                    json.key("cell")
                    json.value(entry.origin.description)
                }
            }
            json.key("unlisted")
            json.array(record.unlisted) { json, place in
                let filing = record.files[place.file].filings[place.filing]
                json.object { json in
                    json.key("path")
                    json.value(record.files[place.file].path)
                    json.key("unit")
                    json.value(filing.unit)
                    json.key("project")
                    json.value(filing.project)
                }
            }
            json.outcomes(record.registerOutcomes, language)
            json.key("duplicates")
            json.array(duplicates) { json, pair in
                json.array(pair) { json, place in json.value(place) }
            }
        }
    }

    /// Each pair of filings that DUP rules object to, once: `path sheet!cell` of both.
    private var duplicates: [[String]] {
        var pairs: Set<[String]> = []
        for file in record.files {
            let findings = file.findings.flatMap { $0.cause.findings + $0.cause.consequences }
            for finding in findings where finding.rule.area == "DUP" {
                let own = "\(file.path) \(finding.origin)"
                for other in finding.related {
                    pairs.insert([own, "\(other.workbook.name) \(other)"].sorted())
                }
            }
        }
        return pairs.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func totals(_ json: inout JSONWriter) {
        json.object { json in
            json.key("files")
            json.value(record.files.count)
            json.key("filings")
            json.value(record.filingCount)
            json.key("accepted")
            json.value(record.count(.accepted) + record.count(.acceptedWithWarnings))
            json.key("acceptedWithWarnings")
            json.value(record.count(.acceptedWithWarnings))
            json.key("returned")
            json.value(record.count(.returned))
            json.key("refused")
            json.value(record.count(.refused))
            json.key("unreadable")
            json.value(record.count(.unreadable))
            json.key("missing")
            json.value(record.missing.count)
            json.key("amountFen")
            json.value(record.projectAmount.fen)
        }
    }
}
