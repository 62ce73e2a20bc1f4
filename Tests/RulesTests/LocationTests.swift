import FilingModel
import Foundation
import Rules
import Spreadsheet
import TestSupport
import Testing

private let isAskedFor = ProcessInfo.processInfo.environment["FILINGDESK_LOCATION"] != nil

/// Every rejected example under every stress, with all rules at work: the findings are the same as in the sheet as it was
/// typed, at the same cells wherever these have moved to. `Scripts/location` runs it and shows the figures.
@Suite("Findings move with their cells")
struct LocationTests {
    @Test("All rules, layouts and stresses", .enabled(if: isAskedFor))
    func locations() throws {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        var exact = 0
        var wrong: [String] = []
        var rules: Set<RuleID> = []
        var kinds: Set<String> = []
        for description in RuleCatalogue.descriptions where book.profile.isEnabled(description.id) {
            for example in description.examples where example.expectation == .rejected {
                rules.insert(description.id)
                kinds.insert("\(description.id) \(example.layout)")
                let typed = Locations(try StagedExample(example, .asTyped, year: book.year), book)
                for stress in StagedExample.Stress.allCases where stress.applies(to: example) {
                    let staged = try StagedExample(example, stress, year: book.year)
                    let faults = try Locations(staged, book).faults(
                        against: typed.moved(by: stress, example), of: description.id, marks: staged.marks, stress)
                    exact += faults.isEmpty ? 1 : 0
                    if !faults.isEmpty {
                        wrong.append(
                            "\(description.id), example at line \(example.line), \(example.layout), \(stress): "
                                + faults.joined(separator: "; "))
                    }
                }
            }
        }
        print(
            "rules: \(rules.count), rules × layouts: \(kinds.count), stresses: \(StagedExample.Stress.allCases.count)")
        print("exact: \(exact), wrong: \(wrong.count)")
        for line in wrong { print("wrong: \(line)") }
        #expect(wrong.isEmpty)
    }
}

/// Where which rule objects, as a multiset.
private struct Locations {
    private struct Place: Hashable, CustomStringConvertible {
        let rule: RuleID
        let field: FieldPath?
        var origin: CellOrigin
        var description: String { "\(rule) \(origin) \(field?.rawValue ?? "")" }  // many a finding is about no field
    }

    private var counts: [Place: Int] = [:]

    init(_ staged: StagedExample, _ book: RuleBook) {
        for finding in staged.findings(by: book) {
            counts[Place(rule: finding.rule, field: finding.field, origin: finding.origin), default: 0] += 1
        }
    }

    /// Where the same findings must be after the stress.
    func moved(by stress: StagedExample.Stress, _ example: RuleExample) throws -> Locations {
        var laid = try LaidExample(example)
        try stress.disturb(&laid)
        var copy = self
        copy.counts = [:]
        for (place, count) in counts {
            var moved = place
            let origin = place.origin
            if laid.isWithoutForm, laid.marks.isEmpty {
                // A finding about the file as a whole is in the first sheet's A1, whatever lies there.
                let first = stress.sheets(around: laid.sheet).first?.name ?? origin.sheet
                moved.origin = CellOrigin(workbook: origin.workbook, sheet: first, cell: origin.cell)
            } else if origin.workbook.name == "申报表.xlsx", origin.sheet == laid.sheet.name {
                moved.origin = CellOrigin(workbook: origin.workbook, sheet: origin.sheet, cell: laid.moved(origin.cell))
            }
            copy.counts[moved, default: 0] += count
        }
        return copy
    }

    /// What is missing, and what is new and not excused.
    func faults(
        against expected: Locations, of rule: RuleID, marks: Set<CellOrigin>, _ stress: StagedExample.Stress
    ) -> [String] {
        var faults: [String] = []
        let own = Set(counts.keys.filter { $0.rule == rule }.map(\.origin))
        let isExcused = stress.excuses[rule] != nil
        if isExcused ? !own.isSuperset(of: marks) : own != marks { faults.append("\(rule) at \(own), not \(marks)") }
        for (place, count) in expected.counts where counts[place, default: 0] < count { faults.append("no \(place)") }
        for (place, count) in counts where count > expected.counts[place, default: 0] {
            if stress.excuses[place.rule] == nil { faults.append("new \(place)") }
        }
        return faults.sorted()
    }
}

extension StagedExample.Stress {
    /// Rules whose very matter the stress is.
    fileprivate var excuses: [RuleID: String] {
        switch self {
        case .hiddenRows: ["FILE-08": "it reports hidden rows"]
        case .aboveCopy: ["FILE-12": "it reports a second form in the sheet"]
        case .fullWidthDigits:
            [
                "FUND-08": "it reports an amount that is a text",
                "TXT-07": "it reports full-width digits in codes, values and weights",
            ]
        default: [:]
        }
    }
}
