import FoundationEssentials
import Spreadsheet

/// One submitted set of performance targets: a project's, or a department's overall.
///
/// A field that the form of this layout does not have is absent from `texts` and `amounts`; a field that it has and that
/// was left empty is there, with `.blank` content and the cell where its value belongs.
package struct Filing: Sendable {
    package let form: FormID
    package let layout: Layout
    package let workbook: WorkbookID
    package let sheet: String
    /// The cells this filing covers; filings of one sheet do not overlap.
    package let region: CellRange
    /// The title cell, or the first label where there is no title.
    package let anchor: CellOrigin
    /// The year in the title; nil for a form without a year.
    package let fiscalYear: Field<FiscalYear>?
    /// The unit the sheet declares for its amounts; `.unreadable` when it declares two.
    package let amountUnit: Field<AmountUnit>
    package let texts: [FieldPath: Field<String>]
    package let amounts: [FieldPath: Field<Amount>]
    /// For fields of a list that say the same in further rows of the project: those cells, from top to bottom.
    package let repeats: [FieldPath: [RepeatedCell]]
    /// The year's indicators, in sheet order.
    package let indicators: [Indicator]
    /// The year's indicators without the rows that the blank form came with.
    package let filledIndicators: [Indicator]
    /// Indicators of the parallel 中期 half of a card.
    package let termIndicators: [Indicator]
    /// The indicator table's columns found in the sheet: `weight` is absent from forms without weights.
    package let indicatorColumns: Set<IndicatorColumn>
    /// Where an indicator table without rows would begin.
    package let indicatorOrigin: CellOrigin
    /// Tasks of the department form.
    package let tasks: [BudgetTask]
    /// Subtotal rows of the list sheet this filing stands in, the same for each filing of the sheet.
    package let subtotals: [Subtotal]
    package let evidence: [Evidence]
    package let ambiguities: [Ambiguity]
    /// 项目名称; nil where it is blank or the form is a department's.
    package let projectName: String?
    /// 实施单位, or the department's name on its overall form, without a code.
    package let unitName: String?

    package init(
        form: FormID, layout: Layout, workbook: WorkbookID, sheet: String, region: CellRange, anchor: CellOrigin,
        fiscalYear: Field<FiscalYear>?, amountUnit: Field<AmountUnit>, texts: [FieldPath: Field<String>],
        amounts: [FieldPath: Field<Amount>], repeats: [FieldPath: [RepeatedCell]] = [:], indicators: [Indicator],
        termIndicators: [Indicator],
        indicatorColumns: Set<IndicatorColumn>, indicatorOrigin: CellOrigin, tasks: [BudgetTask],
        subtotals: [Subtotal], evidence: [Evidence], ambiguities: [Ambiguity]
    ) {
        self.form = form
        self.layout = layout
        self.workbook = workbook
        self.sheet = sheet
        self.region = region
        self.anchor = anchor
        self.fiscalYear = fiscalYear
        self.amountUnit = amountUnit
        self.texts = texts
        self.amounts = amounts
        self.repeats = repeats
        self.indicators = indicators
        filledIndicators = indicators.filter { !$0.isTemplateResidue }
        self.termIndicators = termIndicators
        self.indicatorColumns = indicatorColumns
        self.indicatorOrigin = indicatorOrigin
        self.tasks = tasks
        self.subtotals = subtotals
        self.evidence = evidence
        self.ambiguities = ambiguities
        projectName = texts[.projectName]?.value
        unitName = (texts[.unit] ?? texts[.department])?.value.map { CodedName($0).name }
    }

    package func text(_ path: FieldPath) -> Field<String>? { texts[path] }
    package func amount(_ path: FieldPath) -> Field<Amount>? { amounts[path] }

    /// The amount the filing asks for: the year's total, or the total of the department's tasks.
    package var requestedAmount: Field<Amount>? { amounts[.yearTotal] ?? amounts[.taskTotal] }
}

/// One task of the department's overall form (年度主要任务).
package struct BudgetTask: Sendable {
    /// 1-based, in sheet order.
    package let number: Int
    package let name: Field<String>
    package let content: Field<String>?
    package let total: Field<Amount>
    package let fiscal: Field<Amount>
    package let other: Field<Amount>

    package init(
        number: Int, name: Field<String>, content: Field<String>?, total: Field<Amount>, fiscal: Field<Amount>,
        other: Field<Amount>
    ) {
        self.number = number
        self.name = name
        self.content = content
        self.total = total
        self.fiscal = fiscal
        self.other = other
    }
}

/// A subtotal row of a list: a department or unit with the sum of its projects, and no indicators.
package struct Subtotal: Sendable {
    /// The name cell, with its code: `820-示例县交通运输局`; 合计 for the whole sheet.
    package let name: Field<String>
    package let amount: Field<Amount>

    package init(name: Field<String>, amount: Field<Amount>) {
        self.name = name
        self.amount = amount
    }
}
