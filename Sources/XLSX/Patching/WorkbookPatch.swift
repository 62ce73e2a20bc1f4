import Spreadsheet

/// Appends a sheet to the workbook part: last in tab order, so that no `localSheetId` of a defined name shifts.
struct WorkbookPatch {
    let bytes: [UInt8]
    let outline: PartOutline
    let sheets: [WorkbookPart.Sheet]
    private let sheetIDs: Set<Int>
    private let definedNames: Set<String>

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        self.bytes = bytes
        let (outline, taken) = try PartOutline.read(bytes, part: part, limits: limits, TakenNames())
        self.outline = outline
        sheets = try WorkbookPart.read(bytes, part: part, limits: limits).sheets
        sheetIDs = taken.sheetIDs
        definedNames = taken.definedNames
    }

    var isStrict: Bool { outline.namespaces.values.contains("http://purl.oclc.org/ooxml/spreadsheetml/main") }

    /// The wished name, or with a number behind it where the workbook has that name already (names ignore case).
    func freeName(_ wished: String) -> String {
        let taken = Set(sheets.map { $0.name.lowercased() })
        var name = String(wished.prefix(31))
        var number = 2
        while taken.contains(name.lowercased()) {
            name = "\(wished.prefix(27))（\(number)）"
            number += 1
        }
        return name
    }

    /// The workbook part with the sheet appended.
    ///
    /// - Parameters:
    ///   - filter: the range of the sheet's filter.
    ///   - header: 1-based row of its headings, repeated in print.
    ///   - kind: says which sheet it is even when a person has renamed it.
    ///   - recalculates: asks the program that opens it to compute all formulas anew.
    func adding(
        sheet name: String, as kind: AddedSheet, relationship: String, filter: CellRange?, header: Int?,
        recalculates: Bool
    ) throws(XLSXError) -> [UInt8] {
        guard let list = outline.child("sheets"), !list.isSelfClosed else {
            throw .damaged(part: "workbook", detail: "no sheets")
        }
        let prefix = outline.prefix
        var splice = ByteSplice()
        let reference = outline.relationshipAttribute(relationship, strict: isStrict)
        splice.insert(
            "<\(prefix)sheet name=\"\(XMLWriting.escape(name))\" sheetId=\"\(freeID)\" \(reference)/>",
            at: list.endTag.lowerBound)
        addNames(sheet: name, as: kind, filter: filter, header: header, to: &splice)
        if recalculates { requestCalculation(&splice) }
        return splice.applied(to: bytes)
    }

    /// The next number; the first free one where Excel's are used up.
    private var freeID: Int {
        let last = sheetIDs.max() ?? 0  // a list without ids starts at one
        guard last >= 65_534 else { return max(0, last) + 1 }
        var id = 1
        while sheetIDs.contains(id) { id += 1 }
        return id
    }

    private func addNames(
        sheet: String, as kind: AddedSheet, filter: CellRange?, header: Int?, to splice: inout ByteSplice
    ) {
        let quoted = XMLWriting.quoted(sheet)
        let local = "localSheetId=\"\(sheets.count)\""
        var names: [String] = []
        func add(_ attributes: String, _ formula: String) {
            names.append(
                "<\(outline.prefix)definedName \(attributes)>\(XMLWriting.escape(formula))</\(outline.prefix)definedName>"
            )
        }
        if let filter { add("name=\"_xlnm._FilterDatabase\" \(local) hidden=\"1\"", "\(quoted)!\(filter.absolute)") }
        if let header { add("name=\"_xlnm.Print_Titles\" \(local)", "\(quoted)!$\(header):$\(header)") }
        if !definedNames.contains(kind.rawValue) { add("name=\"\(kind.rawValue)\" hidden=\"1\"", "\(quoted)!$A$1") }
        let name = outline.prefix + "definedNames"
        guard let list = outline.child("definedNames") else {
            splice.insert(
                "<\(name)>\(names.joined())\(Trace.added.endTag(name))",
                at: outline.place(of: "definedNames", in: PartOutline.workbookOrder))
            return
        }
        if list.isSelfClosed {
            PartOutline.open(list.startTag, name, holding: names.joined(), in: &splice)
        } else {
            splice.insert(names.joined(), at: list.endTag.lowerBound)
        }
    }

    private func requestCalculation(_ splice: inout ByteSplice) {
        guard let element = outline.child("calcPr") else {
            splice.insert(
                "<\(outline.prefix)calcPr fullCalcOnLoad=\"1\"/>",
                at: outline.place(of: "calcPr", in: PartOutline.workbookOrder))
            return
        }
        let attributes = element.attributes.filter { $0.key != "fullCalcOnLoad" }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\"\(XMLWriting.escape($0.value))\"" }.joined()
        splice.replace(element.range, with: "<\(outline.prefix)calcPr\(attributes) fullCalcOnLoad=\"1\"/>")
    }
}

/// What new elements of a workbook must not be called.
private struct TakenNames: ElementVisitor {
    private(set) var sheetIDs: Set<Int> = []
    private(set) var definedNames: Set<String> = []

    mutating func visit(_ element: XMLElement) {
        if element.is("sheet"), let id = element["sheetId"].flatMap({ Int($0) }) { sheetIDs.insert(id) }
        if element.is("definedName"), let name = element["name"] { definedNames.insert(name) }
    }
}

extension CellRange {
    /// `$A$4:$I$20`.
    fileprivate var absolute: String {
        "$\(CellReference.columnName(first.column))$\(first.row):$\(CellReference.columnName(last.column))$\(last.row)"
    }
}
