import FilingModel
import Spreadsheet

/// A valid filing with a few cells typed over, and what the rule says of it.
///
/// Cells are named by field path and hold what a person would type: `350` is a number, `'350` a text, `=A1+B1` a formula
/// without a cached value, `=A1+B1 → 350` one with a value, `=A1 → #REF!` one with an error; an empty text empties
/// the cell. Two paths with a colon between name a merged range, and a label's own text names its cell. A table has as many
/// rows as indicators are named, and a list as many projects more as `more.1.project.name` and the like name.
///
/// A `↓` in front marks the cell where a finding must be, and nowhere else; `↓↓` marks one with two. A `⇒` comes before the
/// correction that must be offered for the cell, and nowhere else: `↓＞= ⇒ ≥`, or `↓样例 ⇒` where it is to be emptied. A `↑`
/// marks a cell that must be named beside a finding; where there is none, any may be.
package struct RuleExample: Sendable {
    package enum Expectation: Hashable, Sendable {
        /// Nothing is found, and the rule passes at least once.
        case accepted
        case rejected
        /// The rule says nothing, for this reason.
        case unanswered(NotEvaluatedReason)
    }

    /// What surrounds the filing.
    package enum Circumstance: Sendable {
        case alone
        /// The workbook has macros, links or the like.
        case features(Workbook.Features)
        /// The bureau's blank form was filled in, which has a hidden sheet with its mark; and the workbook has this.
        case onTemplate(Workbook.Features)
        /// A profile that gives the rule's parameters these values.
        case profile([String: RuleParameters.Value])
        /// The file is no readable workbook.
        case container(FileDefect)
        /// The sheet holds nothing but these texts, one a row; `↓` marks the cell of the finding.
        case otherSheet([String])
        /// The same, with a picture on it.
        case pictureBeside([String])
        /// Those rows of the sheet are hidden.
        case hiddenRows(ClosedRange<Int>)
        /// A second filing of the same layout in another workbook, with its own cells typed over.
        case alongside([String: String])
        /// A filing of another layout in another workbook, with its own cells typed over.
        case beside(Layout, [String: String])
        /// The same, filed twice in that workbook.
        case besideTwice(Layout, [String: String])
        /// A roster row for the baseline's project, with what it says of the ex-ante evaluation and the kind of money.
        case roster(evaluation: String?, kind: FundKind?)
        /// The roster's row for the project 农村公路养护, with its code, of that unit and amount in 元.
        case request(unit: String, amount: String)
        /// The register of evaluations has the baseline's project with these columns; amounts in 元.
        case evaluated(conclusion: String, suggested: String, date: String, agency: String, decided: String = "")
        /// The directory of units, each `code-name`; `↓` marks a row at which a finding must be.
        case directory([String])
        /// Last year's filing of the baseline's project, with its own cells typed over.
        case lastYear([String: String])
        /// The same form once more on a hidden sheet, where the finding is.
        case hiddenCopy
        /// A hidden sheet that holds nothing but these texts, one a row.
        case hiddenSheet([String])
        /// A second filing of the same layout on a sheet of its own, with its own cells typed over.
        case secondSheet([String: String])
        /// Further projects of the same list and unit, each with its name and amount.
        case stackedRows([[String]])
        /// A second copy of the same file; the finding is at its title.
        case copied
        /// A roster row that nobody answers; the finding is at its project cell.
        case unansweredRoster
        /// A second copy of the filing below the first in the same sheet, with its own cells typed over.
        case stacked([String: String])
    }

    package let expectation: Expectation
    package let layout: Layout
    package let cells: [String: String]
    package let circumstance: Circumstance
    /// A part of what must be said in Chinese of one of the findings, where cells do not tell.
    package let saying: String?
    /// The weight that each finding must have, where it differs from the rule's own.
    package let severity: Severity?
    /// What the profile says differently of the rule's parameters.
    package var parameters: [String: RuleParameters.Value] {
        if case .profile(let values) = circumstance { values } else { [:] }
    }
    /// Where the example stands in the source, for the test's report.
    package let line: Int

    package static func accepted(
        _ layout: Layout, _ cells: [String: String] = [:], _ circumstance: Circumstance = .alone, line: Int = #line
    ) -> RuleExample {
        RuleExample(
            expectation: .accepted, layout: layout, cells: cells, circumstance: circumstance, saying: nil,
            severity: nil, line: line)
    }

    package static func rejected(
        _ layout: Layout, _ cells: [String: String] = [:], _ circumstance: Circumstance = .alone,
        saying: String? = nil, severity: Severity? = nil, line: Int = #line
    ) -> RuleExample {
        RuleExample(
            expectation: .rejected, layout: layout, cells: cells, circumstance: circumstance, saying: saying,
            severity: severity, line: line)
    }

    package static func unanswered(
        _ layout: Layout, _ cells: [String: String] = [:], _ circumstance: Circumstance = .alone,
        because reason: NotEvaluatedReason, line: Int = #line
    ) -> RuleExample {
        RuleExample(
            expectation: .unanswered(reason), layout: layout, cells: cells, circumstance: circumstance, saying: nil,
            severity: nil, line: line)
    }
}
