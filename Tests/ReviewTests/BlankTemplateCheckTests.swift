import FilingModel
import Forms
import Foundation
import Review
import Rules
import Spreadsheet
import TestSupport
import Testing
import XLSX

/// What Excel refuses in a blank form, the rules find too. The checks are read from the XML of the committed forms; the
/// values that they refuse are worked out here, and typed into the form that was filled in by others.
@Suite("What a blank form's checks refuse, the rules find")
struct BlankTemplateCheckTests {
    /// A data validation as the sheet's XML has it (ECMA-376 Part 1, 18.3.1.32).
    private struct Check {
        let type: String
        let first: CellReference
        let bounds: [String]
        /// Excel takes nothing else.
        let isStrict: Bool
    }

    private static func checks(_ title: String) throws -> [Check] {
        let file = Checkout.root.appending(path: "Templates/blank/\(title).xlsx")
        let xml = String(
            decoding: try OPCPackage.open(path: file.path).content(of: "xl/worksheets/sheet1.xml"), as: UTF8.self)
        return try xml.components(separatedBy: "<dataValidation ").dropFirst().map { text in
            func attribute(_ name: String) -> String? {
                text.components(separatedBy: " \(name)=\"").dropFirst().first?.components(separatedBy: "\"").first
            }
            let sqref = try #require(attribute("sqref")?.components(separatedBy: ":").first)
            let bounds = ["formula1", "formula2"].compactMap { name in
                text.components(separatedBy: "<\(name)>").dropFirst().first?.components(separatedBy: "</").first
            }
            let type = text.hasPrefix("type=\"") ? text.dropFirst(6).prefix { $0 != "\"" } : "none"
            return Check(
                type: String(type), first: try #require(CellReference(sqref)), bounds: bounds,
                isStrict: attribute("showErrorMessage") == "1" && attribute("errorStyle") == nil)
        }
    }

    /// Values that the check refuses.
    private static func refused(by check: Check) throws -> [CellEdit.NewValue] {
        let numbers = check.bounds.compactMap(Double.init)
        switch check.type {
        case "list": return [.text("不在列表中的写法")]
        case "decimal":
            return [.text("三十上下"), .number(numbers[0] - 1)] + numbers.dropFirst().map { .number($0 + 1) }
        case "textLength":
            let long = CellEdit.NewValue.text(String(repeating: "养护120公里，", count: Int(numbers[1]) / 8 + 1))
            return numbers[0] > 0 ? [.text(String(repeating: "1", count: Int(numbers[0]) - 1))] : [long]
        default:
            Issue.record("\(check.type) is unknown")
            return []
        }
    }

    static let filled = [
        ("项目支出绩效目标申报表", "filled-card", 20), ("部门整体支出绩效目标申报表", "filled-department", 40),
        ("部门预算项目绩效目标申报表", "filled-list", 9),
    ]

    @Test("Each check, with each kind of value that it refuses", arguments: filled)
    func found(title: String, name: String, count: Int) throws {
        let path = Checkout.root.appending(path: "Tests/ReviewTests/Fixtures/\(name).xlsx").path
        let workbook = try WorkbookReader().read(path: path, name: name)
        let book = try ReviewDesk().book
        let recogniser = FormRecogniser(try FormLibrary.embedded())
        var tried = 0
        for check in try Self.checks(title) where check.isStrict {
            let cell = workbook.sheet(named: title)?[check.first]
            if cell?.isFormula == true { continue }  // locked
            for value in try Self.refused(by: check) {
                let edit = CellEdit(
                    // Nothing was typed there.
                    sheet: title, cell: check.first, before: cell?.shownText ?? "", after: value)
                let edited = try workbook.applying([edit])
                let found = recogniser.recognise(edited)
                let judgement = book.judge(
                    Submission(
                        id: edited.id,
                        content: .read(
                            workbook: edited, filings: found.filings, nearMiss: found.nearMiss,
                            hiddenForms: found.hiddenForms)))
                #expect(
                    judgement.findings.contains { $0.origin.cell == check.first },
                    "\(title) \(check.first) \(check.type) \(value)")
                tried += 1
            }
        }
        #expect(tried == count)
    }

    @Test("A level 2 of another level 1 is neither offered nor accepted")
    func dependent() throws {
        let check = try #require(try Self.checks("项目支出绩效目标申报表").first { $0.first == CellReference("C15") })
        // Excel, WPS and LibreOffice work it out from the cell at the left.
        #expect(
            check.bounds == [
                "OFFSET(fd_level2,0,MATCH($B15,fd_level1,0)-1,COUNTA(INDEX(fd_level2,0,MATCH($B15,fd_level1,0))),1)"
            ])
    }
}
