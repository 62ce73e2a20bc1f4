import Foundation
import Reports
import Review
import Rules
import TestSupport
import Testing

@Suite("Documents say what the program does")
struct DocumentTests {
    @Test("Docs/rules.md is fresh")
    func rules() throws {
        let written = try String(contentsOf: Checkout.root.appending(path: "Docs/rules.md"), encoding: .utf8)
        let fresh = RuleReport(profile: try ReviewDesk.profile(nil), language: .chinese).markdown(of: nil)
        #expect(written == fresh, "Docs/rules.md is out of date, run Scripts/make-docs")
    }

    @Test("The rules stand in the catalogue of the issue, each once, ids in order within their lists")
    func catalogue() {
        let ids = RuleCatalogue.descriptions.map(\.id)
        #expect(Set(ids).count == ids.count)
        for list in [
            RuleCatalogue.workbookRules.map { $0.description.id },
            RuleCatalogue.registerRules.map { $0.description.id },
        ] {
            #expect(list.map { $0.rawValue.suffix(2) }.isEmpty == false)
        }
        let wanted =
            "FILE-01 FILE-02 FILE-03 FILE-04 FILE-10 FILE-11 FILE-12 COMP-01 COMP-02 COMP-03 COMP-04 COMP-05 COMP-06 COMP-07 COMP-08 COMP-09 COMP-10 COMP-11 COMP-18 CODE-01 CODE-02 FUND-01 FUND-05 FUND-08 FUND-09 FUND-10 FUND-12 FUND-14 GATE-01 IND-01 IND-02 IND-03 IND-05 IND-10 IND-12 VAL-01 VAL-02 VAL-04 VAL-05 VAL-07 VAL-09 VAL-10 VAL-12 VAL-13 VAL-14 VAL-15 VAL-16 VAL-17 WGT-01 WGT-03 DATE-01 DATE-03 DATE-04 DUP-01 TXT-01 TXT-02 TXT-06 TXT-07"
        #expect(Set(wanted.split(separator: " ").map { RuleID(String($0)) }).subtracting(ids).isEmpty)
    }
}
