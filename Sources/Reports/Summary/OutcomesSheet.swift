import FilingModel
import Rules
import Spreadsheet

/// 规则结果: what came of each rule on each filing, on each file and on the run, so that no rule is silent. What is named
/// neither as failed nor as not evaluated passed.
struct OutcomesSheet {
    let plan: SheetPlan

    private static let widths: [Double] = [34, 30, 9, 9, 9, 40, 90]

    init(_ record: ReviewRecord, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.outcomes
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.addTitle(
            name.text(language),
            note: text(
                "每个对象适用的规则都有结果：通过、不通过或未评估。未列出编号的规则均为通过。",
                "Each rule that applies to a subject passed, failed or could say nothing. Rules that are not named passed."
            ))
        plan.addHeader([
            text("文件", "File"), text("对象", "Subject"), text("通过", "Pass"), text("不通过", "Fail"),
            text("未评估", "Not evaluated"), text("不通过的规则", "Rules that failed"),
            text("未评估的规则和原因", "Rules not evaluated, and why"),
        ])
        let first = plan.nextRow
        let subjects = Self.subjects(of: record, language)
        plan.addFitted(subjects.count) { Self.cells(of: subjects[$0], banded: $0 % 2 == 1, language) }
        if subjects.isEmpty {
            plan.addNothing(text("没有运行任何规则。", "No rule was run."))
        } else {
            plan.filter = CellRange(
                CellReference(clampingRow: first - 1, column: 1),
                CellReference(clampingRow: plan.nextRow - 1, column: Self.widths.count))
        }
        self.plan = plan
    }

    private typealias Subject = (file: String, name: String, outcomes: SubjectOutcomes)

    /// Each file, each filing in it, and the run.
    private static func subjects(of record: ReviewRecord, _ language: Language) -> [Subject] {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        var subjects: [Subject] = []
        for file in record.files {
            if let outcomes = file.outcomes { subjects.append((file.path, text("文件", "the file"), outcomes)) }
            for filing in file.filings {
                guard let outcomes = filing.outcomes else { continue }
                subjects.append((file.path, filing.project ?? filing.unit ?? filing.sheet, outcomes))
            }
        }
        if let outcomes = record.registerOutcomes {
            subjects.append((text("（整批）", "(the run)"), text("全部申报和名册台账", "all filings and lists"), outcomes))
        }
        return subjects
    }

    private static func cells(of subject: Subject, banded: Bool, _ language: Language) -> [SheetPlan.Cell] {
        let failed = subject.outcomes.failed
        let unsaid = subject.outcomes.notEvaluated
        return [
            .text(subject.file, banded: banded), .text(subject.name, banded: banded),
            .integer(subject.outcomes.passed.count, banded: banded), .integer(failed.count, banded: banded),
            .integer(unsaid.count, banded: banded),
            .text(failed.map(\.rawValue).joined(separator: language == .chinese ? "、" : ", "), banded: banded),
            .text(reasons(unsaid, language), banded: banded),
        ]
    }

    /// `本表样没有该栏目：CODE-05、DATE-10；…`, a reason once.
    private static func reasons(_ unsaid: [(rule: RuleID, reason: BilingualText)], _ language: Language) -> String {
        var order: [String] = []
        var rules: [String: [String]] = [:]
        for (rule, reason) in unsaid {
            let reason = reason[language]
            if rules[reason] == nil { order.append(reason) }
            rules[reason, default: []].append(rule.rawValue)
        }
        let (colon, comma, end) =
            language == .chinese ? ("：", "、", "；") : (": ", ", ", "; ")
        return order.map { reason in "\(reason)\(colon)\(rules[reason, default: []].joined(separator: comma))" }
            .joined(separator: end)
    }
}
