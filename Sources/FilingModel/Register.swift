import Spreadsheet

/// The lists that a bureau keeps and may give to a run.
package struct BureauLists: Sendable {
    /// 名册.
    package var roster: Roster?
    /// 事前评估台账.
    package var evaluations: EvaluationRegister?
    /// 部门名录.
    package var directory: UnitDirectory?
    /// Last year's filings.
    package var previous: [Filing]?

    package init(
        roster: Roster? = nil, evaluations: EvaluationRegister? = nil, directory: UnitDirectory? = nil,
        previous: [Filing]? = nil
    ) {
        self.roster = roster
        self.evaluations = evaluations
        self.directory = directory
        self.previous = previous
    }
}

/// All filings of a run, with the bureau's lists: what rules over more than one filing look at.
package struct Register: Sendable {
    package let filings: [Filing]
    package let lists: BureauLists
    package let year: FiscalYear
    /// Which request each filing answers; nil without a roster.
    package let index: RosterIndex?

    package init(filings: [Filing], lists: BureauLists, year: FiscalYear) {
        self.filings = filings
        self.lists = lists
        self.year = year
        index = lists.roster.map { RosterIndex($0, filings: filings) }
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

/// The roster's requests against the filings of a run, prepared once: both look-ups take time linear in their number.
///
/// A filing answers a request that has the same project code, or the same project name and the same unit, by code or by
/// name; a department's overall form answers the request of the unit that names no project.
package struct RosterIndex: Sendable {
    /// What a request and a filing that answers it have in common.
    private enum Match: Hashable {
        case projectCode(LabelText)
        case unitCode(String, project: LabelText?)
        case unitName(LabelText, project: LabelText?)
    }

    /// The first request of each kind of match.
    private let positions: [Match: Int]
    private let entries: [Roster.Entry]
    /// Requests that no filing answers, in the roster's order.
    package let unanswered: [Roster.Entry]

    package init(_ roster: Roster, filings: [Filing]) {
        entries = roster.entries
        var positions: [Match: Int] = [:]
        for (position, entry) in roster.entries.enumerated() {
            for match in Self.matches(entry) where positions[match] == nil { positions[match] = position }
        }
        self.positions = positions
        let filed = Set(filings.flatMap(Self.matches))
        unanswered = roster.entries.filter { filed.isDisjoint(with: Self.matches($0)) }
    }

    /// The first request that the filing answers.
    package func entry(for filing: Filing) -> Roster.Entry? {
        Self.matches(filing).compactMap { positions[$0] }.min().map { entries[$0] }
    }

    /// Whether the roster has a row for the department's overall form.
    package func asksForDepartment(_ name: String, _ code: String?) -> Bool {
        positions[.unitName(LabelText(name), project: nil)] != nil
            || code.map { positions[.unitCode($0, project: nil)] != nil } ?? false
    }

    private static func matches(_ entry: Roster.Entry) -> [Match] {
        let project = entry.projectName.map(LabelText.init)
        var matches = [Match.unitName(LabelText(entry.unitName), project: project)]
        if let code = entry.unitCode { matches.append(.unitCode(code, project: project)) }
        if project != nil, let code = entry.projectCode { matches.append(.projectCode(LabelText(code))) }
        return matches
    }

    private static func matches(_ filing: Filing) -> [Match] {
        var matches: [Match] = []
        var project: LabelText?
        if filing.layout != .department {
            guard let name = filing.projectName.map({ CodedName($0) }) else { return [] }
            project = LabelText(name.name)
            if let code = filing.texts[.projectCode]?.value ?? name.code {
                matches.append(.projectCode(LabelText(code)))
            }
        }
        if let code = filing.texts[.unitCode]?.value { matches.append(.unitCode(code, project: project)) }
        for unit in [filing.texts[.unit], filing.texts[.department]].compactMap({ $0?.value.map { CodedName($0) } }) {
            matches.append(.unitName(LabelText(unit.name), project: project))
            if let code = unit.code { matches.append(.unitCode(code, project: project)) }
        }
        return matches
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
