import Spreadsheet

/// 事前评估台账: the bureau's list of ex-ante evaluations (四川省预算事前绩效评估管理办法), a row each.
package struct EvaluationRegister: Sendable {
    package let id: WorkbookID
    package let entries: [Entry]

    package init(id: WorkbookID, entries: [Entry]) {
        self.id = id
        self.entries = entries
        var byCode: [LabelText: Int] = [:]
        var byName: [LabelText: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            if let code = entry.projectCode.map(LabelText.init), byCode[code] == nil { byCode[code] = index }
            byName[LabelText(entry.projectName), default: []].append(index)
        }
        self.byCode = byCode
        self.byName = byName
    }

    private let byCode: [LabelText: Int]
    private let byName: [LabelText: [Int]]

    package struct Entry: Sendable {
        /// 评估编号 or 文号.
        package let number: String?
        package let projectCode: String?
        package let projectName: String
        package let unitName: String?
        /// 评估建议金额.
        package let suggested: Money?
        package let conclusion: Field<String>
        package let date: Field<String>?
        package let agency: Field<String>?
        /// 预算安排日期, where the register has the column.
        package let decided: Field<String>?
        /// The project's cell.
        package let origin: CellOrigin

        package init(
            number: String?, projectCode: String?, projectName: String, unitName: String?, suggested: Money?,
            conclusion: Field<String>, date: Field<String>?, agency: Field<String>?, decided: Field<String>?,
            origin: CellOrigin
        ) {
            self.number = number
            self.projectCode = projectCode
            self.projectName = projectName
            self.unitName = unitName
            self.suggested = suggested
            self.conclusion = conclusion
            self.date = date
            self.agency = agency
            self.decided = decided
            self.origin = origin
        }

        /// What the conclusion comes to; nil for words that are none of the three.
        package var verdict: EvaluationVerdict? { conclusion.value.flatMap(EvaluationVerdict.reading) }
    }

    /// The evaluation of a filing's project: by project code, by the number that the filing cites, or by project and unit.
    package func entry(for filing: Filing) -> Entry? {
        guard filing.layout != .department, let filed = filing.projectName.map({ CodedName($0) }) else { return nil }
        if let code = filing.texts[.projectCode]?.value ?? filed.code, let index = byCode[LabelText(code)] {
            return entries[index]
        }
        let named = byName[LabelText(filed.name), default: []].map { entries[$0] }
        if let cited = filing.texts[.evaluation]?.value.map({ LabelText($0).normalised }) {
            let numbered = named.first { $0.number.map { cited.holds(LabelText($0).normalised) } ?? false }
            if let numbered { return numbered }
        }
        let unit = filing.unitName.map(LabelText.init)
        return named.first { $0.unitName.map { LabelText(CodedName($0).name) == unit } ?? true }
    }
}

/// 支持, 调整后支持, 不予支持.
package enum EvaluationVerdict: Sendable {
    case supported, adjusted, rejected

    package static func reading(_ text: String) -> EvaluationVerdict? {
        let text = LabelText(text).normalised
        if text.holds("不予") || text.holds("不支持") || text.holds("不同意") { return .rejected }
        if text.holds("调整") || text.holds("部分") || text.holds("核减") { return .adjusted }
        return text.holds("支持") || text.holds("同意") || text.holds("通过") ? .supported : nil
    }
}
