import Spreadsheet

/// The summary's sheets, in tab order.
enum SummarySheetName: CaseIterable {
    case overview, departments, projects, findings, evaluations, unfiled, rules, outcomes, waivers

    func text(_ language: Language) -> String { label[language] }

    var label: BilingualText {
        switch self {
        case .overview: BilingualText(zh: "概览", en: "Overview")
        case .departments: BilingualText(zh: "部门汇总", en: "Departments")
        case .projects: BilingualText(zh: "项目清单", en: "Filings")
        case .findings: BilingualText(zh: "问题清单", en: "Findings")
        case .evaluations: BilingualText(zh: "需事前评估", en: "Ex-ante evaluation")
        case .unfiled: BilingualText(zh: "未申报", en: "Not filed")
        case .rules: BilingualText(zh: "规则统计", en: "Rules")
        case .outcomes: BilingualText(zh: "规则结果", en: "Outcomes")
        case .waivers: BilingualText(zh: "豁免", en: "Waivers")
        }
    }

    /// What a reader finds there.
    var purpose: BilingualText {
        switch self {
        case .overview: BilingualText(zh: "总体情况", en: "The whole at a glance")
        case .departments:
            BilingualText(zh: "各部门申报数、金额、结论和问题数", en: "Filings, amounts, verdicts and findings by department")
        case .projects: BilingualText(zh: "每份申报一行，可打开批注稿", en: "One row a filing, with its annotated workbook")
        case .findings: BilingualText(zh: "每个问题一行，点单元格可直接定位", en: "One row a finding; click a cell to go there")
        case .evaluations:
            BilingualText(zh: "金额超过事前绩效评估门槛的项目", en: "Projects above the threshold of ex-ante evaluation")
        case .unfiled:
            BilingualText(zh: "名册中没有申报的，和名册外的申报", en: "Requests without a filing, and filings without a request")
        case .rules: BilingualText(zh: "每条规则的通过、不通过和未评估次数", en: "How often each rule passed, failed or could not tell")
        case .outcomes:
            BilingualText(zh: "每份申报各条规则的结果，未评估的写明原因", en: "What came of each rule on each filing, and why not")
        case .waivers: BilingualText(zh: "已使用、过期和未用到的豁免", en: "Waivers used, expired and unused")
        }
    }

    var tab: UInt32 {
        switch self {
        case .overview: 0x1F4E79
        case .departments, .projects: 0x2E75B6
        case .findings: 0xC8453B
        case .evaluations, .unfiled: 0xE98A4B
        case .rules, .outcomes, .waivers: 0x9AA3AF
        }
    }
}
