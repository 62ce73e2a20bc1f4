import FoundationEssentials
import Spreadsheet

/// What a filing says, free of the sheet it stood in: the normal form in which filings are converted from one layout into
/// another, and with which a drawn form is filled in.
///
/// Texts are as `String.stated` gives them. A field that was left blank, or that the form does not have, is absent; so are
/// rows that hold nothing but what the blank form came with.
package struct FilingContent: Hashable, Sendable {
    package var form: FormID
    package var year: FiscalYear?
    package var texts: [FieldPath: String]
    package var amounts: [FieldPath: StatedAmount]
    /// The year's indicators, in order; each row states its levels 1 and 2, however the sheet merges them.
    package var indicators: [IndicatorRow]
    /// Those of the term, of a card with two halves.
    package var termIndicators: [IndicatorRow]
    /// The tasks of a department's form.
    package var tasks: [TaskRow]

    package typealias IndicatorRow = [IndicatorColumn: String]

    package struct TaskRow: Hashable, Sendable {
        package var name: String?
        package var content: String?
        package var total: StatedAmount?
        package var fiscal: StatedAmount?
        package var other: StatedAmount?

        package init(
            name: String? = nil, content: String? = nil, total: StatedAmount? = nil, fiscal: StatedAmount? = nil,
            other: StatedAmount? = nil
        ) {
            self.name = name
            self.content = content
            self.total = total
            self.fiscal = fiscal
            self.other = other
        }
    }

    package init(
        form: FormID, year: FiscalYear? = nil, texts: [FieldPath: String] = [:],
        amounts: [FieldPath: StatedAmount] = [:], indicators: [IndicatorRow] = [],
        termIndicators: [IndicatorRow] = [], tasks: [TaskRow] = []
    ) {
        self.form = form
        self.year = year
        self.texts = texts
        self.amounts = amounts
        self.indicators = indicators
        self.termIndicators = termIndicators
        self.tasks = tasks
    }
}

extension FilingContent {
    package init(_ filing: Filing) {
        self.init(
            form: filing.form, year: filing.fiscalYear?.value, texts: filing.texts.compactMapValues(\.statedText),
            amounts: filing.amounts.compactMapValues(\.stated), indicators: filing.filledIndicators.map(\.content),
            termIndicators: filing.termIndicators.filter { !$0.isTemplateResidue }.map(\.content),
            tasks: filing.tasks.map { task in
                TaskRow(
                    name: task.name.statedText, content: task.content?.statedText, total: task.total.stated,
                    fiscal: task.fiscal.stated, other: task.other.stated)
            })
        dropEmptyRows()
    }

    /// Rows that say nothing are no rows.
    package mutating func dropEmptyRows() {
        indicators.removeAll(where: \.isEmpty)
        termIndicators.removeAll(where: \.isEmpty)
        tasks.removeAll { $0 == TaskRow() }
    }
}

extension Indicator {
    fileprivate var content: FilingContent.IndicatorRow {
        var row: FilingContent.IndicatorRow = [
            .level1: level1, .level2: level2, .level3: level3, .value: value,
        ].compactMapValues(\.statedText)
        for (column, field) in [
            (IndicatorColumn.sign, sign), (.unit, unit), (.direction, direction), (.note, note),
        ] {
            row[column] = field?.statedText
        }
        row[.weight] = weight?.statedText
        return row
    }
}

extension Field {
    /// Nil for a blank. What cannot be read is kept as it was written.
    fileprivate var statedText: String? { isBlank ? nil : raw.stated }
}

extension Field<Amount> {
    fileprivate var stated: StatedAmount? { StatedAmount(content) }
}
