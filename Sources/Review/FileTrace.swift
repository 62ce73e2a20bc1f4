import FilingModel
import Spreadsheet

/// What came of reading one file, for a person who wonders about a run.
package struct FileTrace: Sendable {
    package struct Recognised: Sendable {
        package let form: FormID
        package let sheet: String
        package let region: CellRange
        /// The label that the form was recognised by first, and where it stands.
        package let label: String?
        package let labelCell: CellReference
        /// How many labels it was read by.
        package let labels: Int
    }

    /// As the run calls the file.
    package let label: String
    package let duration: Duration
    package let isConverted: Bool
    package let failure: BilingualText?
    package let recognised: [Recognised]
    package let findings: Int

    init(_ review: FileReview, _ duration: Duration) {
        label = review.input.label
        self.duration = duration
        isConverted = review.converted != nil
        failure = review.failure?.message
        findings = review.judgement.findings.count
        recognised = review.filings.map { filing in
            let first = filing.evidence.min { $0.labelCell < $1.labelCell }
            return Recognised(
                form: filing.form, sheet: filing.sheet, region: filing.region, label: first?.label,
                labelCell: first?.labelCell ?? filing.anchor.cell, labels: filing.evidence.count)
        }
    }

    /// `县/a.xlsx  12 ms`, and a line for each form.
    package func text(in language: Language) -> String {
        let milliseconds = Int((duration / .milliseconds(1)).rounded())
        var lines = ["\(label)  \(milliseconds) ms" + (isConverted ? text("  由 .xls 转换", "  converted from .xls") : "")]
        if let failure { lines.append("  " + failure[language]) }
        for form in recognised {
            let by = form.label.map { text("，依据 \(form.labelCell) “\($0)”", ", by \(form.labelCell) \"\($0)\"") }
            lines.append(
                // A form may stand without a label.
                "  \(form.form.rawValue)  \(form.sheet)!\(form.region)" + (by ?? "")
                    + text("等 \(form.labels) 个标签", " and \(form.labels) labels in all"))
        }
        if failure == nil {
            lines.append(
                recognised.isEmpty
                    ? text("  没有认出表样", "  no form recognised") : text("  问题 \(findings) 个", "  \(findings) findings"))
        }
        return lines.joined(separator: "\n")

        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
    }
}
