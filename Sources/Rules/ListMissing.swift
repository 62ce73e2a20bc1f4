import FilingModel
import Spreadsheet

extension Outcome {
    /// The bureau's list that the rule needs was not given to the run.
    static let noEvaluations = Outcome.notEvaluated(
        BilingualText(zh: "没有提供事前评估台账", en: "No register of evaluations was given"))
    static let noDirectory = Outcome.notEvaluated(BilingualText(zh: "没有提供部门名录", en: "No directory was given"))
    static let noRoster = Outcome.notEvaluated(BilingualText(zh: "没有提供名册", en: "No roster was given"))
    static let noPrevious = Outcome.notEvaluated(
        BilingualText(zh: "没有提供上年申报", en: "Last year's filings were not given"))
}

extension Register {
    /// The filings of projects, as against those of departments.
    var projects: [Filing] { filings.filter { $0.layout != .department } }
}
