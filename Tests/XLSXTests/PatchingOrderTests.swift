import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: the schemas' order")
struct PatchingOrderTests {
    /// The sequences of CT_Worksheet, CT_Workbook and CT_Stylesheet in sml.xsd (ECMA-376 Part 1, Annex A), copied by
    /// hand.
    static let worksheet = """
        sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
        autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
        dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks
        customProperties cellWatches
        ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls
        webPublishItems tableParts extLst
        """
    static let workbook = """
        fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
        definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing
        fileRecoveryPr webPublishObjects extLst
        """
    static let styles = """
        numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst
        """

    /// Children of the root that stand behind one that the schema puts behind them, or that may be there once only.
    private func misplaced(_ root: XMLNode, _ order: String, repeatable: Set<String> = []) throws -> [String] {
        let names = order.split { $0 == " " || $0 == "\n" }.map(String.init)
        var last = -1
        return try root.children.filter { child in
            // mc:AlternateContent stands where the controls stand that it wraps.
            let name = child.name == "AlternateContent" ? "controls" : child.name
            let place = try #require(names.firstIndex(of: name), "\(name) is no child of \(root.name)")
            defer { last = max(last, place) }
            return place < last || (place == last && !repeatable.contains(name))
        }.map(\.name)
    }

    private static let marks: [(cell: String, level: CellAnnotation.Level, text: String)] = [
        ("A1", .error, "一"), ("B2", .warning, "二"), ("XFD1048576", .notice, "三"), ("B1", .error, "四"),
    ]

    @Test("Children of every root stand in the schema's order, marked or edited", arguments: PatchedPackage.fixtures)
    func order(_ fixture: String) throws {
        for copy in try [PatchedPackage.annotated(fixture, Self.marks), .corrected(fixture, [])] {
            #expect(try misplaced(copy.xml(PatchedPackage.workbook), Self.workbook) == [])
            #expect(try misplaced(copy.xml("xl/styles.xml"), Self.styles) == [])
            for part in copy.package.partNames where part.hasPrefix("xl/worksheets/") && part.hasSuffix(".xml") {
                #expect(
                    try misplaced(copy.xml(part), Self.worksheet, repeatable: ["conditionalFormatting"]) == [],
                    "\(part)")
            }
        }
    }

    @Test("What stood in the sheet stands there still, ours between it")
    func neighbours() throws {
        let copy = try PatchedPackage.annotated("patch-rich")
        let children = try copy.xml(PatchedPackage.sheet).children.map(\.name)
        #expect(
            children == [
                "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection",
                "autoFilter", "customSheetViews", "mergeCells", "conditionalFormatting", "conditionalFormatting",
                "dataValidations", "hyperlinks", "pageMargins", "pageSetup", "headerFooter", "drawing",
                "legacyDrawing", "AlternateContent", "tableParts", "extLst",
            ])
    }

    @Test("A drawing of ours goes behind the department's and before its tables")
    func legacyDrawing() throws {
        let prefixed = try PatchedPackage.annotated("patch-prefixed").xml(PatchedPackage.sheet)
        #expect(prefixed.children.map(\.name) == ["sheetData", "conditionalFormatting", "legacyDrawing", "tableParts"])
        let bare = try PatchedPackage.annotated("patch-bare").xml(PatchedPackage.sheet)
        #expect(bare.children.map(\.name) == ["sheetData", "conditionalFormatting", "legacyDrawing"])
    }

    @Test("Children of a workbook are kept, whatever they are")
    func workbookChildren() throws {
        let copy = try PatchedPackage.annotated("patch-rich")
        #expect(
            try copy.xml(PatchedPackage.workbook).children.map(\.name) == [
                "fileVersion", "workbookPr", "bookViews", "sheets", "definedNames", "calcPr", "extLst",
            ])
    }
}
