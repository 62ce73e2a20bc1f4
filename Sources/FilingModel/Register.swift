import Spreadsheet

/// All filings of a run, with the bureau's roster: what rules over more than one filing look at.
package struct Register: Sendable {
    package let filings: [Filing]
    package let roster: Roster?
    package let year: FiscalYear

    package init(filings: [Filing], roster: Roster?, year: FiscalYear) {
        self.filings = filings
        self.roster = roster
        self.year = year
    }
}

/// The bureau's list of units and fund requests (名册), against which missing filings are found.
package struct Roster: Sendable {
    package let id: WorkbookID
    package let entries: [Entry]

    package init(id: WorkbookID, entries: [Entry]) {
        self.id = id
        self.entries = entries
    }

    /// One fund request; without a project it asks for the department's overall form.
    package struct Entry: Sendable {
        package let unitCode: String?
        package let unitName: String
        package let projectCode: String?
        package let projectName: String?
        package let amount: Money?
        package let fundKind: FundKind?
        /// 事前绩效评估: reference or conclusion, where the roster has the column.
        package let evaluation: String?
        /// The row's project or unit cell.
        package let origin: CellOrigin

        package init(
            unitCode: String?, unitName: String, projectCode: String?, projectName: String?, amount: Money?,
            fundKind: FundKind?, evaluation: String?, origin: CellOrigin
        ) {
            self.unitCode = unitCode
            self.unitName = unitName
            self.projectCode = projectCode
            self.projectName = projectName
            self.amount = amount
            self.fundKind = fundKind
            self.evaluation = evaluation
            self.origin = origin
        }
    }

    /// The request that a filing answers: the same unit (by code where both have one, else by name) and project.
    package func entry(for filing: Filing) -> Entry? {
        entries.first { $0.isAnswered(by: filing) }
    }
}

extension Roster.Entry {
    package func isAnswered(by filing: Filing) -> Bool {
        guard filing.layout != .department else { return projectName == nil && names(filing) }
        guard let projectName, let filed = filing.projectName else { return false }
        let filedProject = CodedName(filed)
        if let projectCode, let filedCode = filing.texts[.projectCode]?.value ?? filedProject.code,
            LabelText(projectCode) == LabelText(filedCode)
        {
            return true
        }
        return LabelText(projectName) == LabelText(filedProject.name) && names(filing)
    }

    private func names(_ filing: Filing) -> Bool {
        let filed = [filing.texts[.unit], filing.texts[.department]].compactMap { $0?.value }.map { CodedName($0) }
        if let unitCode, filed.contains(where: { $0.code == unitCode }) || filing.texts[.unitCode]?.value == unitCode {
            return true
        }
        return filed.contains { LabelText($0.name) == LabelText(unitName) }
    }
}

/// 资金类型: which door the money comes through.
package enum FundKind: String, Sendable, CaseIterable {
    case initialBudget = "年初预算"
    case supplement = "追加预算"
    case newPolicy = "新出台政策"

    package static func reading(_ text: String) -> FundKind? {
        let label = LabelText(text).normalised
        if label.contains("追加") { return .supplement }
        if label.contains("新出台") || label.contains("新政策") || label.contains("新增政策") { return .newPolicy }
        if label.contains("年初") || label.contains("部门预算") { return .initialBudget }
        return nil
    }
}
