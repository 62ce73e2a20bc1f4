import Rules
import Spreadsheet

/// Findings as SARIF 2.1.0 (OASIS): cells are logical locations, files artifacts.
struct SARIFReport {
    let record: ReviewRecord
    let language: Language

    init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    var bytes: [UInt8] {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.key("$schema")
            json.value("https://json.schemastore.org/sarif-2.1.0.json")
            json.key("version")
            json.value("2.1.0")
            json.key("runs")
            json.array([record]) { json, _ in
                json.object { json in
                    json.key("tool")
                    json.object { json in
                        json.key("driver")
                        driver(&json)
                    }
                    // What could not be read is no result: it is told as a notification of the run.
                    json.key("invocations")
                    json.array([record]) { json, _ in
                        json.object { json in
                            json.key("executionSuccessful")
                            json.value(true)
                            json.key("toolExecutionNotifications")
                            json.array(record.files.filter { $0.failure != nil }) { json, file in
                                self.notification(file, &json)
                            }
                        }
                    }
                    json.key("language")
                    json.value(culture)
                    json.key("columnKind")
                    json.value("unicodeCodePoints")
                    json.key("results")
                    json.array(results) { json, result in
                        self.result(result.path, result.found, of: result.filing, &json)
                    }
                }
            }
        }
        json.lineEnd()
        return json.bytes
    }

    /// Every finding with its file and, where it is about one, its filing.
    private var results: [(path: String, found: ReviewRecord.FindingRecord, filing: ReviewRecord.FilingRecord?)] {
        let ofFiles = record.files.flatMap { file in
            file.findings.map { found in (file.path, found, found.filing.map { file.filings[$0] }) }
        }
        // Those of the bureau's lists come behind them.
        return ofFiles + record.allFindings.dropFirst(ofFiles.count).map { ($0.path, $0.found, nil) }
    }

    private func driver(_ json: inout JSONWriter) {
        json.object { json in
            json.key("name")
            json.value("filingdesk")
            json.key("version")
            json.value(record.version)
            json.key("language")
            json.value(culture)
            json.key("rules")
            json.array(RuleCatalogue.descriptions.sorted { $0.id < $1.id }) { json, rule in
                json.object { json in
                    json.key("id")
                    json.value(rule.id.rawValue)
                    json.key("shortDescription")
                    text(rule.title[language], &json)
                    json.key("fullDescription")
                    text(rule.requirement[language], &json)
                    json.key("help")
                    json.object { json in
                        let report = RuleReport(profile: record.profile, language: language)
                        json.key("text")
                        json.value(report.text(of: rule.id, width: 100))
                        json.key("markdown")
                        json.value(report.markdown(of: rule.id))
                    }
                    json.key("defaultConfiguration")
                    json.object { json in
                        json.key("enabled")
                        json.value(record.profile.isEnabled(rule.id))
                        json.key("level")
                        json.value(Self.level(record.profile.severity(of: rule)))
                    }
                }
            }
        }
    }

    private func notification(_ file: ReviewRecord.FileRecord, _ json: inout JSONWriter) {
        json.object { json in
            json.key("level")
            json.value("error")
            json.key("message")
            text(file.failure?.message[language] ?? "", &json)  // only files with a failure come here
            if let rule = file.failure?.rule {
                json.key("associatedRule")
                json.object { json in
                    json.key("id")
                    json.value(rule.rawValue)
                }
            }
            json.key("locations")
            json.array([file.path]) { json, path in
                json.object { json in
                    json.key("physicalLocation")
                    artifact(path, &json)
                }
            }
        }
    }

    private func artifact(_ path: String, _ json: inout JSONWriter) {
        json.object { json in
            json.key("artifactLocation")
            json.object { json in
                json.key("uri")
                json.value(RelativeURI(path).text)
            }
        }
    }

    /// SARIF 3.27.12: a result has several locations where all of them have to be mended.
    private func result(
        _ path: String, _ found: ReviewRecord.FindingRecord, of filing: ReviewRecord.FilingRecord?,
        _ json: inout JSONWriter
    ) {
        let finding = found.finding
        json.object { json in
            json.key("ruleId")
            json.value(finding.rule.rawValue)
            json.key("level")
            json.value(Self.level(finding.severity))
            json.key("message")
            text(found.cause.text(language) + "\n" + found.cause.mend[language], &json)
            json.key("locations")
            json.array(found.cause.findings.map(\.origin)) { json, origin in
                json.object { json in
                    json.key("physicalLocation")
                    artifact(path, &json)
                    json.key("logicalLocations")
                    json.array([origin].filter { !$0.sheet.isEmpty }) { json, origin in
                        json.object { json in
                            json.key("fullyQualifiedName")
                            json.value(origin.description)
                        }
                    }
                }
            }
            json.key("partialFingerprints")
            json.object { json in
                json.key("place/v1")
                json.value(Self.fingerprint(finding, of: filing))
            }
            if let waiver = finding.waiver {
                // SARIF 3.35: a finding that somebody decided to let pass.
                json.key("suppressions")
                json.array([waiver]) { json, waiver in
                    json.object { json in
                        json.key("kind")
                        json.value("external")
                        json.key("justification")
                        json.value(waiver.sentence[language])
                    }
                }
            }
            if let followUp = found.followUp {
                // SARIF 3.27.24.
                json.key("baselineState")
                json.value(followUp == .new ? "new" : "unchanged")
            }
        }
    }

    /// SARIF 3.27.17: what stays when rows are inserted and figures changed. Not the cell, where the finding has a field.
    private static func fingerprint(_ finding: Finding, of filing: ReviewRecord.FilingRecord?) -> String {
        let place = finding.field?.rawValue ?? finding.origin.cell.description
        return [finding.rule.rawValue, finding.origin.sheet, filing?.unit, filing?.project, place].compactMap(\.self)
            .joined(separator: "|")
    }

    /// SARIF 3.14.7: an ISO 639-1 language, and a country.
    private var culture: String { BilingualText(zh: "zh-CN", en: "en-US")[language] }

    private func text(_ text: String, _ json: inout JSONWriter) {
        json.object { json in
            json.key("text")
            json.value(text)
        }
    }

    /// SARIF 3.27.10: a notice is a `note`.
    private static func level(_ severity: Severity) -> String {
        severity == .notice ? "note" : severity.rawValue
    }
}
