import FilingModel
import Spreadsheet

/// Why a rule could say nothing: a rule gives no other reason.
package enum NotEvaluatedReason: Hashable, Sendable, CaseIterable {
    /// The form of this layout does not have the field.
    case fieldNotInForm
    /// The field is there but empty or unreadable, which other rules report.
    case fieldWithoutValue
    /// Nothing can be said of the sheets of a file that could not be read; FILE-01 to FILE-05 report it.
    case fileUnreadable
    /// The bureau's list that the rule needs was not given to the run.
    case noRoster, noEvaluations, noDirectory, noPrevious

    package var text: BilingualText {
        switch self {
        case .fieldNotInForm: BilingualText(zh: "本表样没有该栏目", en: "This form does not have the field")
        case .fieldWithoutValue: BilingualText(zh: "该栏目为空或无法识别", en: "The field is blank or unreadable")
        case .fileUnreadable: BilingualText(zh: "文件无法读取", en: "The file could not be read")
        case .noRoster: BilingualText(zh: "没有提供名册", en: "No roster was given")
        case .noEvaluations: BilingualText(zh: "没有提供事前评估台账", en: "No register of evaluations was given")
        case .noDirectory: BilingualText(zh: "没有提供部门名录", en: "No directory was given")
        case .noPrevious: BilingualText(zh: "没有提供上年申报", en: "Last year's filings were not given")
        }
    }
}

extension Outcome {
    package static let fieldNotInForm = unanswered(.fieldNotInForm)
    package static let fieldWithoutValue = unanswered(.fieldWithoutValue)
    static let fileUnreadable = unanswered(.fileUnreadable)
    static let noRoster = unanswered(.noRoster)
    static let noEvaluations = unanswered(.noEvaluations)
    static let noDirectory = unanswered(.noDirectory)
    static let noPrevious = unanswered(.noPrevious)

    private static func unanswered(_ reason: NotEvaluatedReason) -> Outcome { .notEvaluated(reason.text) }
}
