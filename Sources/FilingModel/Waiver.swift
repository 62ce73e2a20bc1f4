import Spreadsheet

/// A decision of the bureau that a rule does not hold against a unit or a project, for a time (豁免).
package struct Waiver: Hashable, Sendable {
    /// The catalogue's id of the rule.
    package let rule: String
    /// The unit by code or name, nil for any.
    package let unit: CodedName?
    /// The project by code or name, nil for any of the unit.
    package let project: CodedName?
    package let approver: String
    package let reason: String
    /// The last day on which it counts.
    package let expires: CellDate.Day
    /// Where it is written: `豁免!A4`, or its number in a YAML file.
    package let place: String

    package init(
        rule: String, unit: CodedName?, project: CodedName?, approver: String, reason: String, expires: CellDate.Day,
        place: String
    ) {
        self.rule = rule
        self.unit = unit
        self.project = project
        self.approver = approver
        self.reason = reason
        self.expires = expires
        self.place = place
    }

    package var sentence: BilingualText {
        BilingualText(
            zh: "已由\(approver)同意豁免（\(reason)），有效期至\(expires)。",
            en: "Waived by \(approver) (\(reason)) until \(expires).")
    }

    /// Whether it speaks of the filing: unit and project, as far as they are named, by code or by name.
    package func covers(_ filing: Filing) -> Bool {
        if let unit {
            let units = [filing.texts[.unit], filing.texts[.department]].compactMap { $0?.value.map { CodedName($0) } }
            guard
                units.contains(where: { unit.means($0) })
                    || unit.code.map({ $0 == filing.texts[.unitCode]?.value?.trimmed }) == true
            else { return false }
        }
        guard let project else { return unit != nil }
        guard let filed = filing.projectName.map({ CodedName($0) }) else { return false }
        return project.means(filed) || project.code.map { $0 == filing.texts[.projectCode]?.value?.trimmed } == true
    }

    /// Whether it speaks of a request that nobody filed.
    package func covers(_ request: Roster.Entry) -> Bool {
        if let unit {
            guard
                unit.code.map({ $0 == request.unitCode }) == true || LabelText(unit.name) == LabelText(request.unitName)
            else { return false }
        }
        guard let project else { return unit != nil }
        return project.code.map { $0 == request.projectCode } == true
            || request.projectName.map { LabelText(CodedName($0).name) == LabelText(project.name) } == true
    }
}

extension CodedName {
    /// The same code, else the same name.
    fileprivate func means(_ other: CodedName) -> Bool {
        if let code, let known = other.code { return code == known }
        return !name.isEmpty && LabelText(name) == LabelText(other.name)
    }
}

/// The bureau's waivers and the day on which they are asked for.
package struct WaiverList: Sendable {
    package let waivers: [Waiver]
    package let day: CellDate.Day
    private let byRule: [String: [Int]]

    package init(_ waivers: [Waiver], on day: CellDate.Day) {
        self.waivers = waivers
        self.day = day
        byRule = Dictionary(grouping: waivers.indices, by: { waivers[$0].rule })
    }

    package func isExpired(_ waiver: Waiver) -> Bool { waiver.expires < day }

    /// The first waiver in force of a rule for a filing.
    package func waiver(of rule: String, for filing: Filing) -> Waiver? { first(of: rule) { $0.covers(filing) } }

    /// The first waiver in force of a rule for a request that nobody filed.
    package func waiver(of rule: String, for request: Roster.Entry) -> Waiver? {
        first(of: rule) { $0.covers(request) }
    }

    private func first(of rule: String, where covers: (Waiver) -> Bool) -> Waiver? {
        byRule[rule]?.lazy.map { waivers[$0] }.first { !isExpired($0) && covers($0) }
    }
}
