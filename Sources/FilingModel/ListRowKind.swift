/// What a row of a numbered list is (column 行类); the raw value stands in the cell. A blank one is of the year.
package enum ListRowKind: String, Sendable, CaseIterable {
    case year = "年度指标"
    case term = "中期指标"
    /// A task of a department's form.
    case task = "任务"
}
