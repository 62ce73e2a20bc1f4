import FilingModel
import Spreadsheet

/// A filing's targets as they were typed: with them a later run can hold next year's filings against this year's
/// (`--previous review.json`).
struct TargetsJSON {
    private let filing: Filing

    init(_ filing: Filing) { self.filing = filing }

    func write(_ json: inout JSONWriter) {
        json.key("projectCode")
        json.value(filing.text(.projectCode)?.value ?? filing.projectName.flatMap { CodedName($0).code })
        json.key("goal")
        json.value(filing.text(.yearGoal)?.value)
        json.key("indicators")
        json.array(filing.filledIndicators) { json, row in
            json.compact { json in
                json.object { json in
                    json.key("cell")
                    json.value(row.level3.origin.cell.description)
                    for (key, field) in Self.columns(row) {
                        json.key(key)
                        json.value(field?.raw)
                    }
                    json.key("weight")
                    json.value(row.weight?.raw)
                }
            }
        }
    }

    /// Null where the form has no such column.
    private static func columns(_ row: Indicator) -> [(key: String, field: Field<String>?)] {
        [
            ("level1", row.level1), ("level2", row.level2), ("level3", row.level3), ("sign", row.sign),
            ("value", row.value), ("unit", row.unit), ("direction", row.direction), ("note", row.note),
        ]
    }
}
