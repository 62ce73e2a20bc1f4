import Rules
import Spreadsheet

/// What the page is filtered and sorted by. It needs the script and is not shown without it.
struct PageFilter {
    private let record: ReviewRecord
    private let language: Language

    init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    var html: HTML {
        """
        <form id="filter" role="search" aria-label="\(label("筛选", "Filter"))" data-count="\(label("显示 {0} / {1} 个问题，{2} 个文件", "{0} of {1} findings, {2} files"))" hidden>
        <label>\(label("查找", "Find")) <input type="search" name="text" accesskey="f" placeholder="\(label("单位、项目、问题里的字词", "unit, project, words"))"></label>
        \(choice("severity", label("级别", "Severity"), severities))\(choice("verdict", label("结论", "Verdict"), verdicts))\(choice("rule", label("规则", "Rule"), rules))<label>\(label("排序", "Order")) <select name="order">\(option("", label("按文件", "by file")))\(option("severity", label("按级别", "by severity")))\(option("rule", label("按规则", "by rule")))</select></label>
        <button type="reset">\(label("全部显示", "Show all"))</button>
        <output aria-live="polite"></output>
        <p class="keys">\(label("按键：j / k 或上下方向键移到下一个、上一个问题，/ 查找，Esc 回到问题", "Keys: j / k or the arrows go to the next or previous finding, / to the words to find, Esc back"))</p>
        </form>

        """
    }

    private func choice(_ name: String, _ title: String, _ options: [HTML]) -> HTML {
        "<label>\(title) <select name=\"\(name)\">\(option("", label("全部", "all")))\(options)</select></label>\n"
    }

    private func option(_ value: String, _ text: String) -> HTML { "<option value=\"\(value)\">\(text)</option>" }

    private var all: [ReviewRecord.FindingRecord] { record.allFindings.map(\.found) }

    private var severities: [HTML] {
        var options = Severity.allCases.filter { record.count($0) > 0 }.map { option($0.rawValue, $0.label[language]) }
        if all.contains(where: \.isWaived) { options.append(option("waived", label("豁免", "Waived"))) }
        return options
    }

    private var verdicts: [HTML] {
        Verdict.allCases.filter { record.count($0) > 0 }.map { option($0.rawValue, $0.label[language]) }
    }

    private var rules: [HTML] {
        let counts = Dictionary(grouping: all, by: \.finding.rule).mapValues(\.count)
        return counts.sorted { $0.key < $1.key }.map { option($0.key.rawValue, "\($0.key) (\($0.value))") }
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
