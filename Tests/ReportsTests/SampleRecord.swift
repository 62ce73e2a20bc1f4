import FilingModel
import Reports
import Rules
import Spreadsheet

/// A small run written down by hand: two departments, five files, every verdict, a roster with one request unanswered.
enum SampleRecord {
    static func make(hasRoster: Bool = true) throws -> ReviewRecord {
        ReviewRecord(
            version: "0.1.0", profile: try EmbeddedProfiles.profile(named: EmbeddedProfiles.defaultName),
            year: try year, files: files, registerFindings: hasRoster ? [unanswered] : [],
            missing: hasRoster ? [missing] : [], unlisted: hasRoster ? [(file: 2, filing: 0)] : [],
            hasRoster: hasRoster,
            outcomes: [
                "FUND-01": tally(4, 1, 1), "TXT-06": tally(5, 1, 0), "GATE-01": tally(4, 1, 1),
                "WGT-01": tally(5, 1, 0),
            ])
    }

    static var year: FiscalYear {
        get throws {
            struct NoYear: Error {}
            guard let year = FiscalYear(2025) else { throw NoYear() }
            return year
        }
    }

    static let files = [
        ReviewRecord.FileRecord(
            path: "inbox/公路养护.xlsx", sha256: hash("a"), verdict: .returned, failure: nil,
            filings: [
                filing(
                    "inbox/公路养护.xlsx", "a", .card, sheet: "Sheet1", cell: "C4", code: "820", "示例县交通运输局",
                    unit: "示例县公路养护中心",
                    project: "农村公路养护", yuan: 450_000, .returned)
            ],
            findings: [
                found(
                    finding(
                        "FUND-01", .error, at("inbox/公路养护.xlsx", "a", "Sheet1", "H8"), field: .yearTotal,
                        "年度资金总额 45 万元，与其中各项合计 43 万元不一致。",
                        "The year's total of 450,000 yuan is not the sum of its parts.",
                        related: [at("inbox/公路养护.xlsx", "a", "Sheet1", "H9")],
                        correction: (.propose, "H8", "45", .number(43)))),
                found(
                    finding(
                        "TXT-06", .notice, at("inbox/公路养护.xlsx", "a", "Sheet1", "C4"), field: .projectName,
                        "项目名称末尾有空格。", "The project's name ends with a blank.",
                        correction: (.safe, "C4", "农村公路养护 ", .text("农村公路养护"))), applied: true),
            ], annotatedPath: "annotated/inbox/公路养护.xlsx", correctedPath: "corrected/inbox/公路养护.xlsx"),
        ReviewRecord.FileRecord(
            path: "inbox/加密.xlsx", sha256: hash("b"), verdict: .unreadable,
            failure: ReviewRecord.Failure(
                rule: "FILE-02", message: BilingualText(zh: "文件已加密，请取消密码后重新报送。", en: "The file is encrypted.")),
            filings: [], findings: [], annotatedPath: nil, correctedPath: nil),
        ReviewRecord.FileRecord(
            path: "inbox/教育局 #2.xlsx", sha256: hash("c"), verdict: .refused, failure: nil,
            filings: [
                filing(
                    "inbox/教育局 #2.xlsx", "c", .list, sheet: "It's 表", cell: "B5", code: "105", "示例县教育局", unit: "第一中学",
                    project: "校舍修缮", yuan: 300_000, .accepted),
                filing(
                    "inbox/教育局 #2.xlsx", "c", .list, sheet: "It's 表", cell: "B13", code: "105", "示例县教育局", unit: "第二中学",
                    project: "实验室建设", yuan: 620_000, kind: .supplement, needsEvaluation: true, .refused),
            ],
            findings: [
                found(
                    finding(
                        "GATE-01", .error, at("inbox/教育局 #2.xlsx", "c", "It's 表", "D13"), field: .evaluation,
                        "申请 62 万元，超过 50 万元，没有事前绩效评估。", "It asks for more than the threshold without an evaluation.",
                        refuses: true), filing: 1)
            ], annotatedPath: "annotated/inbox/教育局 #2.xlsx", correctedPath: nil),
        ReviewRecord.FileRecord(
            path: "inbox/部门整体.xlsx", sha256: hash("d"), verdict: .acceptedWithWarnings, failure: nil,
            filings: [
                filing(
                    "inbox/部门整体.xlsx", "d", .department, sheet: "整体", cell: "C3", code: "820", "示例县交通运输局",
                    unit: "示例县交通运输局",
                    project: nil, yuan: 750_000, .acceptedWithWarnings)
            ],
            findings: [
                found(
                    finding(
                        "WGT-01", .warning, at("inbox/部门整体.xlsx", "d", "整体", "G20"), field: nil, "权重合计 85，应为 90。",
                        "The weights add up to 85, not 90."))
            ], annotatedPath: "annotated/inbox/部门整体.xlsx", correctedPath: nil,
            isConverted: true),
        ReviewRecord.FileRecord(
            path: "inbox/=空表.xlsx", sha256: hash("e"), verdict: .returned, failure: nil, filings: [],
            findings: [
                found(
                    finding(
                        "FILE-11", .error, at("inbox/=空表.xlsx", "e", "Sheet1", "A1"), field: nil, "没有找到申报表。",
                        "No form was found."), filing: nil)
            ], annotatedPath: "annotated/inbox/=空表.xlsx", correctedPath: nil),
    ]

    static let missing = Roster.Entry(
        unitCode: "820002", unitName: "示例县运输服务中心", projectCode: nil, projectName: "公交候车亭", amount: Money(yuan: 180_000),
        fundKind: .initialBudget, evaluation: nil, origin: at("名册.xlsx", "f", "名册", "D7"))

    static let unanswered = finding(
        "GATE-07", .error, at("名册.xlsx", "f", "名册", "D7"), field: nil, "“公交候车亭”没有申报表。", "There is no filing.",
        refuses: true)

    static func hash(_ digit: Character) -> String { String(repeating: digit, count: 64) }

    static func at(_ path: String, _ digit: Character, _ sheet: String, _ cell: String) -> CellOrigin {
        CellOrigin(
            workbook: WorkbookID(name: path, sha256: hash(digit)), sheet: sheet,
            cell: CellReference(cell) ?? CellReference(clampingRow: 1, column: 1))
    }

    static func tally(_ pass: Int, _ fail: Int, _ notEvaluated: Int) -> Tally {
        var tally = Tally()
        tally.pass = pass
        tally.fail = fail
        tally.notEvaluated = notEvaluated
        return tally
    }

    static func found(_ finding: Finding, filing: Int? = 0, applied: Bool = false) -> ReviewRecord.FindingRecord {
        ReviewRecord.FindingRecord(finding: finding, filing: filing, isApplied: applied)
    }

    static func finding(
        _ rule: RuleID, _ severity: Severity, _ origin: CellOrigin, field: FieldPath?, _ zh: String, _ en: String,
        related: [CellOrigin] = [], correction: (Correction.Safety, String, String, CellEdit.NewValue)? = nil,
        refuses: Bool = false
    ) -> Finding {
        let none = BilingualText(zh: "", en: "")
        let description = RuleDescription(
            id: rule, title: none, requirement: none, rationale: none,
            source: BilingualText(zh: "财预〔2015〕88号", en: "MOF 88/2015"), severity: severity, refuses: refuses,
            examples: [])
        let made = correction.map { safety, cell, before, after in
            Correction(
                safety: safety,
                origin: at(origin.workbook.name, origin.workbook.sha256.first ?? "0", origin.sheet, cell),
                before: before, after: after)
        }
        return Finding(
            Violation(
                at: origin, field: field, message: BilingualText(zh: zh, en: en),
                mend: BilingualText(zh: "请核对后修改。", en: "Check and mend it."), related: related, correction: made),
            description, severity: severity)
    }

    private static func filing(
        _ path: String, _ digit: Character, _ layout: Layout, sheet: String, cell: String, code: String,
        _ department: String, unit: String, project: String?, yuan: Int64, kind: FundKind? = .initialBudget,
        needsEvaluation: Bool = false, _ verdict: Verdict
    ) -> ReviewRecord.FilingRecord {
        ReviewRecord.FilingRecord(
            form: layout == .department ? .departmentTarget : .projectTarget, layout: layout, sheet: sheet,
            origin: at(path, digit, sheet, cell), departmentCode: code, department: department, unitCode: code + "001",
            unit: unit, project: project, amount: Money(yuan: yuan), fundKind: kind, evaluation: nil,
            needsEvaluation: needsEvaluation, verdict: verdict)
    }
}
