import FilingModel
import Forms
import Spreadsheet

/// Which fields a converted filing may have, by its form, in the order in which the forms declare them.
package struct FilingFields: Sendable {
    package let vocabulary: Vocabulary
    private let paths: [FormID: [FieldPath]]

    static let taskTotals: [FieldPath] = [.taskTotal, .taskFiscalTotal, .taskOtherTotal]
    private static let termParts: [FieldPath] = [.termFiscal, .termCarryover, .termOther]

    package init(_ library: FormLibrary) {
        vocabulary = library.vocabulary
        var paths: [FormID: [FieldPath]] = [:]
        for definition in library.definitions where definition.shape != .register {
            let more = definition.shape == .department ? Self.taskTotals : Self.termParts
            for path in definition.fields.map(\.path) + more where paths[definition.id]?.contains(path) != true {
                paths[definition.id, default: []].append(path)
            }
        }
        self.paths = paths
    }

    /// Nil for a form that files nothing.
    package func paths(of form: FormID) -> [FieldPath]? { paths[form] }

    /// Those of all forms.
    package var all: [FieldPath] {
        let own = paths[.projectTarget] ?? []  // a library without the form has no such fields
        let others = paths.filter { $0.key != .projectTarget }.sorted { $0.key.rawValue < $1.key.rawValue }
        return others.reduce(own) { all, form in all + form.value.filter { !all.contains($0) } }
    }

    package static func isAmount(_ path: FieldPath) -> Bool { path.isMoney || taskTotals.contains(path) }

    package static func label(_ path: FieldPath, _ vocabulary: Vocabulary) -> BilingualText {
        switch path {
        case .taskTotal: BilingualText(zh: "任务金额合计", en: "Total of the tasks")
        case .taskFiscalTotal: BilingualText(zh: "任务财政拨款合计", en: "Fiscal appropriation of the tasks")
        case .taskOtherTotal: BilingualText(zh: "任务其他资金合计", en: "Other funds of the tasks")
        case .fiscalYear: BilingualText(zh: "预算年度", en: "Budget year")
        default: vocabulary.label(.field(path))
        }
    }

    /// A task's column beside those of the filing: 财政拨款 alone would be the filing's.
    static func label(_ column: TaskColumn, _ vocabulary: Vocabulary) -> BilingualText {
        let label = vocabulary.label(.task(column))
        return label.zh.begins(with: "任务") ? label : BilingualText(zh: "任务\(label.zh)", en: "Task: \(label.en)")
    }
}

extension FormID {
    /// How a table with forms of several kinds calls it.
    package var flatName: String { self == .departmentTarget ? "部门整体" : "项目支出" }
}
