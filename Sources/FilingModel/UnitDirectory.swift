import Spreadsheet

/// 部门名录: the units that may file, each with its code and its department.
package struct UnitDirectory: Sendable {
    package let id: WorkbookID
    package let entries: [Entry]
    private let byCode: [String: Int]
    private let byName: [LabelText: Int]

    package struct Entry: Sendable {
        package let departmentCode: String?
        package let departmentName: String?
        package let unitCode: String?
        package let unitName: String
        /// The unit's name cell.
        package let origin: CellOrigin

        package init(
            departmentCode: String?, departmentName: String?, unitCode: String?, unitName: String, origin: CellOrigin
        ) {
            self.departmentCode = departmentCode
            self.departmentName = departmentName
            self.unitCode = unitCode
            self.unitName = unitName
            self.origin = origin
        }
    }

    package init(id: WorkbookID, entries: [Entry]) {
        self.id = id
        self.entries = entries
        var byCode: [String: Int] = [:]
        var byName: [LabelText: Int] = [:]
        for (index, entry) in entries.enumerated() {
            for code in [entry.unitCode, entry.departmentCode] {
                if let code, byCode[code] == nil { byCode[code] = index }
            }
            for name in [entry.unitName, entry.departmentName] {
                if let name = name.map(LabelText.init), byName[name] == nil { byName[name] = index }
            }
        }
        self.byCode = byCode
        self.byName = byName
    }

    /// The unit's or department's name that belongs to a code.
    package func name(ofCode code: String) -> String? {
        byCode[code].flatMap { entries[$0].unitCode == code ? entries[$0].unitName : entries[$0].departmentName }
    }

    /// The code that belongs to a unit's or department's name; nil where the directory knows none.
    package func code(ofName name: String) -> String? {
        byName[LabelText(name)].flatMap {
            LabelText(entries[$0].unitName) == LabelText(name) ? entries[$0].unitCode : entries[$0].departmentCode
        }
    }

    package func hasCode(ofLength length: Int) -> Bool { byCode.keys.contains { $0.count == length } }

    package func contains(name: String) -> Bool { byName[LabelText(name)] != nil }

    /// Every department once, in the directory's order, with the first row that names it. A unit without one stands for itself.
    package var departments: [(code: String?, name: String, origin: CellOrigin)] {
        var seen: Set<LabelText> = []
        return entries.compactMap { entry in
            let name = entry.departmentName ?? entry.unitName
            guard seen.insert(LabelText(name)).inserted else { return nil }
            return (entry.departmentName == nil ? entry.unitCode : entry.departmentCode, name, entry.origin)
        }
    }

    /// All names, each once.
    package var names: [String] {
        var seen: Set<LabelText> = []
        return entries.flatMap { [$0.unitName, $0.departmentName].compactMap(\.self) }.filter {
            seen.insert(LabelText($0)).inserted
        }
    }
}
