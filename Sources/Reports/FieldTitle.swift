import FilingModel
import Forms
import Spreadsheet

/// What people call a field: its label in the official form, rather than its path.
struct FieldTitle {
    private let language: Language

    /// The program's own dictionary. It is read in each test; should it not be readable here, paths show as they are.
    private static let vocabulary = try? FormLibrary.embedded().vocabulary

    init(_ language: Language) { self.language = language }

    /// - Parameter path: a field's, or that of a rule example, which may also be two paths with a colon between (a merged
    ///   range) or a label's own text.
    /// - Returns: such as `年度资金总额`, or `指标3 指标值`.
    func text(_ path: String) -> String {
        let ends = path.split(separator: ":")
        guard ends.count < 2 else { return ends.map { single(String($0)) }.joined(separator: label("至", " to ")) }
        return single(path)
    }

    private func single(_ path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count > 2, let number = Int(parts[1]) else { return field(path) }
        let rest = parts.dropFirst(2).joined(separator: ".")
        let owner =
            switch parts[0] {
            case "indicators": label("指标\(number) ", "indicator \(number): ")
            case "termIndicators": label("中期指标\(number) ", "indicator \(number) of the term: ")
            case "tasks": label("任务\(number) ", "task \(number): ")
            case "more": label("另一项目\(number) ", "further project \(number): ")
            default: ""
            }
        return owner.isEmpty ? path : owner + column(rest, of: parts[0])
    }

    private func column(_ name: String, of table: String) -> String {
        if table == "tasks", let column = TaskColumn(rawValue: name) { return title(.task(column)) ?? name }
        if let column = IndicatorColumn(rawValue: name) { return title(.indicator(column)) ?? name }
        return field(name.hasPrefix("filing.") ? String(name.dropFirst("filing.".count)) : name)
    }

    private func field(_ path: String) -> String {
        switch path {
        case "title": label("标题", "title")
        case "year": label("年度", "year")
        case "amountUnit": label("金额单位", "unit of amounts")
        case "subtotal": label("小计", "subtotal")
        case "indicators": label("绩效指标", "indicators")
        case "tasks.total", "tasks.total.fiscal", "tasks.total.other":
            label("任务合计 ", "tasks, sum of ") + (title(.task(Self.summed(path))) ?? path)
        default: title(.field(FieldPath(rawValue: path))) ?? path
        }
    }

    private static func summed(_ path: String) -> TaskColumn {
        switch path {
        case "tasks.total.fiscal": .fiscal
        case "tasks.total.other": .other
        default: .total
        }
    }

    /// Nil for what the dictionary does not have.
    private func title(_ key: Vocabulary.Key) -> String? { Self.vocabulary?.labels[key]?[language] }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
