import FilingModel
import Forms
import Spreadsheet

/// A column of the flat layouts, the list and the CSV: one row an indicator, numbered by filing.
package enum FlatColumn: Hashable, Sendable {
    /// 申报序号.
    case number
    /// 表样: whose form it is, where there are departments' among them.
    case form
    /// 预算年度; a list has it in its title.
    case year
    case field(FieldPath)
    /// 行类, where there are rows of more than one kind.
    case rowKind
    case indicator(IndicatorColumn)
    case task(TaskColumn)

    /// The columns of the budget system's own list: they are there whether anything stands in them or not, and each row
    /// repeats what they say of the filing.
    static let fixedFields: [FieldPath] = [.unit, .projectName, .yearTotal, .yearGoal]

    var isFixed: Bool {
        switch self {
        case .number: true
        case .field(let path): Self.fixedFields.contains(path)
        case .indicator(let column): column != .note
        case .form, .year, .rowKind, .task: false
        }
    }

    /// An amount of money.
    package var isMoney: Bool {
        switch self {
        case .field(let path): path.isMoney || FilingFields.taskTotals.contains(path)
        case .task(let column): column == .total || column == .fiscal || column == .other
        case .number, .form, .year, .rowKind, .indicator: false
        }
    }

    /// The heading, in Chinese: it is what readers know the column by.
    package func label(_ vocabulary: Vocabulary) -> String {
        switch self {
        case .number: vocabulary.label(.field(.filingNumber)).zh
        case .form: "表样"
        case .year: "预算年度"
        case .field(let path): FilingFields.label(path, vocabulary).zh
        case .rowKind: vocabulary.label(.field(.rowKind)).zh
        case .indicator(let column): vocabulary.label(.indicator(column)).zh
        case .task(let column): FilingFields.label(column, vocabulary).zh
        }
    }
}
