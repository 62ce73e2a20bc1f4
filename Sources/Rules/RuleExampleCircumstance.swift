import FilingModel
import Spreadsheet

extension RuleExample.Circumstance {
    /// What surrounds the filing, in a few words for documentation; nil where there is nothing but the filing.
    ///
    /// - Parameter title: what people call the field of a path.
    package func summary(naming title: (String) -> String) -> BilingualText? {
        func cells(_ typed: [String: String]) -> String {
            typed.sorted { $0.key < $1.key }.map { "\(title($0.key)) = \($0.value)" }.joined(separator: ", ")
        }
        switch self {
        case .alone: return nil
        case .features: return .init(zh: "工作簿有宏、链接或保护", en: "the workbook has macros, links or protection")
        case .profile(let values):
            let said = values.sorted { $0.key < $1.key }
            return .init(
                zh: "规则档案：" + said.map { "\($0.key) = \($0.value.text.zh)" }.joined(separator: "，"),
                en: "profile: " + said.map { "\($0.key) = \($0.value.text.en)" }.joined(separator: ", "))
        case .onTemplate: return .init(zh: "在财政发的空白表上填写", en: "filled in on the bureau's blank form")
        case .container: return .init(zh: "不是可读的工作簿", en: "no readable workbook")
        case .otherSheet(let texts):
            return .init(
                zh: "表中只有：\(texts.joined(separator: " "))", en: "the sheet holds only: \(texts.joined(separator: " "))")
        case .pictureBeside: return .init(zh: "表中只有图片和少量文字", en: "the sheet holds a picture and few words")
        case .hiddenRows(let rows):
            return .init(
                zh: "隐藏第\(rows.lowerBound)至\(rows.upperBound)行",
                en: "rows \(rows.lowerBound) to \(rows.upperBound) hidden")
        case .alongside(let typed), .beside(_, let typed):
            return .init(zh: "另有一份：\(cells(typed))", en: "another filing: \(cells(typed))")
        case .besideTwice(_, let typed):
            return .init(zh: "另有一份，报了两次：\(cells(typed))", en: "another filing, handed in twice: \(cells(typed))")
        case .stacked(let typed):
            return .init(zh: "同一张表下面还有一份：\(cells(typed))", en: "another filing below: \(cells(typed))")
        case .stackedRows(let projects):
            let listed = projects.map { $0.joined(separator: " ") }.joined(separator: "；")
            return .init(zh: "本单位还有：\(listed)", en: "further projects: \(listed)")
        case .hiddenCopy: return .init(zh: "隐藏的工作表中还有一份", en: "another filing on a hidden sheet")
        case .hiddenSheet(let texts):
            return .init(
                zh: "隐藏的工作表：\(texts.joined(separator: " "))", en: "a hidden sheet: \(texts.joined(separator: " "))")
        case .secondSheet(let typed):
            return .init(zh: "另一张工作表还有一份：\(cells(typed))", en: "another filing on a sheet of its own: \(cells(typed))")
        case .copied: return .init(zh: "同一文件报了两次", en: "the same file twice")
        case .roster(let evaluation, let kind):
            let said = [kind?.rawValue, evaluation].compactMap(\.self).joined(separator: " ")
            return .init(
                zh: "名册：\(said.isEmpty ? "有本项目" : said)", en: "roster: \(said.isEmpty ? "has the project" : said)")
        case .request(let unit, let amount):
            return .init(zh: "名册：\(unit) \(amount)", en: "roster: \(unit) \(amount)")
        case .unansweredRoster: return .init(zh: "名册另有一个项目", en: "the roster has another project")
        case .evaluated(let conclusion, let suggested, let date, let agency, let decided):
            let said = [conclusion, suggested, date, agency, decided].filter { !$0.isEmpty }.joined(separator: " ")
            return .init(zh: "评估台账：\(said)", en: "evaluations: \(said)")
        case .directory(let units):
            return .init(zh: "名录：\(units.joined(separator: "、"))", en: "directory: \(units.joined(separator: ", "))")
        case .lastYear(let typed):
            return .init(
                zh: "上年：\(typed.isEmpty ? "与本表相同" : cells(typed))",
                en: "last year: \(typed.isEmpty ? "the same" : cells(typed))")
        }
    }
}
