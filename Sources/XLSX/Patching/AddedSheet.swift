import Spreadsheet

/// The sheets that copies of a workbook get. A defined name of the workbook says which sheet it is, even when a person has
/// renamed or moved it; LibreOffice shows the name, but keeps it.
package enum AddedSheet: String, Sendable, CaseIterable {
    /// 审核意见, which lists the findings and takes the department's explanations.
    case report = "_filingdesk.report"
    /// 更正记录, which lists the corrections made.
    case record = "_filingdesk.record"

    /// The name that the sheet has now; nil when the workbook has no such sheet.
    package func name(in package: OPCPackage) throws(XLSXError) -> String? {
        let part = try package.mainDocument()
        let bytes = try package.content(of: part)
        guard Self.isNamed(in: bytes) else { return nil }
        return name(in: try ElementMap(bytes, part: part, limits: package.limits))
    }

    /// Whether any of the names stands in a workbook part: whoever has none of them has next to nothing to pay.
    static func isNamed(in workbook: [UInt8]) -> Bool { workbook.holds("_filingdesk.") }

    /// - Parameter workbook: the workbook part.
    func name(in workbook: ElementMap) -> String? {
        // A copy of the sheet within the workbook has a name of its own, which is local.
        let names = definitions(in: workbook).filter { workbook[$0].attributes["localSheetId"] == nil }
        let sheets = workbook.named("sheet").compactMap { workbook[$0].attributes["name"] }
        return names.lazy.compactMap { index in
            Self.sheet(in: workbook[index].text).flatMap { name in sheets.first { $0.lowercased() == name.lowercased() }
            }
        }.first
    }

    /// The defined names, as indexes of elements.
    func definitions(in workbook: ElementMap) -> [Int] {
        workbook.named("definedName").filter { workbook[$0].attributes["name"]?.lowercased() == rawValue }
    }

    /// `'A''B'!$A$1` → `A'B`. Nil for a sheet that is gone, `#REF!$A$1`.
    private static func sheet(in formula: String) -> String? {
        guard let mark = formula.lastIndex(of: "!") else { return nil }
        let name = formula[..<mark]
        guard name.first == "'", name.last == "'", name.count > 2 else {
            return name.isEmpty || name.first == "#" ? nil : String(name)
        }
        return String(name.dropFirst().dropLast()).replacing("''", with: "'")
    }
}
