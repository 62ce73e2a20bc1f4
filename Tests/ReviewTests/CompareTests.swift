import Foundation
import Reports
import Review
import Rules
import Testing

@Suite("Two states of the same filings")
struct CompareTests {
    private func compare(_ old: String, _ new: String) async throws -> FilingsComparison {
        try await CompareRun(old: try Checkout.run([old]), new: try Checkout.run([new])).compare()
    }

    private func states(_ comparison: FilingsComparison, of file: Int = 0) -> [String] {
        let file = comparison.record.files[file]
        return (file.formerly ?? []).map { "\($0.rule) \($0.places) \($0.fate.rawValue)" }
            + file.findings.filter { $0.followUp == .new }.map { "\($0.finding.rule) \($0.finding.origin) new" }
    }

    /// The original against the copy that LibreOffice saved, in which everything stands two rows further down.
    @Test("A file against its mended copy, whatever rows were inserted")
    func files() async throws {
        let old = "\(Checkout.inbox)/示例县卫生健康局/门诊大厅维修改造.xlsx"
        let new = Checkout.root.appending(path: "Tests/ReviewTests/Fixtures/mended-libreoffice.xlsx").path
        let comparison = try await compare(old, new)
        #expect(
            states(comparison) == [
                "VAL-02 申报表!F18 mended", "COMP-10 申报表!G19 open", "COMP-07 申报表!D21 open", "COMP-14 申报表!C25 open",
                "COMP-14 申报表!H25 mended", "COMP-14 申报表!C26 open", "COMP-14 申报表!H26 open", "COMP-10 申报表!G18 new",
            ])
        #expect(comparison.before.map(\.?.verdict) == [.returned])
    }

    @Test("Folders: files are known by their place, else by their projects; what is gone and what is added is said")
    func folders() async throws {
        try await Checkout.withFolder { folder in
            let (old, new) = (folder.appending(path: "old"), folder.appending(path: "new"))
            let samples = "\(Checkout.inbox)/示例县卫生健康局"
            for state in [old, new] {
                try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
            }
            func copy(_ name: String, to state: URL, as other: String) throws {
                try FileManager.default.copyItem(
                    atPath: "\(samples)/\(name)", toPath: state.appending(path: other).path)
            }
            try copy("重点传染病监测.xlsx", to: old, as: "监测.xlsx")
            try copy("重点传染病监测.xlsx", to: new, as: "改了名的监测.xlsx")
            try copy("卫生监督执法设备购置.xlsx", to: old, as: "设备.xlsx")
            try copy("基层医疗设备购置.xlsx", to: new, as: "另一种设备.xlsx")
            let comparison = try await compare(old.path, new.path)
            #expect(comparison.before.map(\.?.path) == [nil, "old/监测.xlsx"])
            #expect(comparison.removed.map(\.path) == ["old/设备.xlsx"])
            #expect(states(comparison, of: 1).map { $0.split(separator: " ").last } == ["open", "open", "open"])
            let text = String(decoding: ComparisonReport(comparison, language: .chinese).bytes(.text), as: UTF8.self)
            #expect(text.contains("old/设备.xlsx  没有再报送\n"))
            #expect(text.hasSuffix("已改正 0，仍未改 3，本次未复核 0，新问题 3；新报送 1 个文件，没有再报送 1 个。\n"))
            let json = try JSONSerialization.jsonObject(
                with: Data(ComparisonReport(comparison, language: .english).bytes(.json)))
            let totals = (json as? [String: Any])?["totals"] as? [String: Int]
            #expect(totals == ["mended": 0, "open": 3, "unchecked": 0, "new": 3])
        }
    }
}
