import Foundation
import Reports
import TestSupport
import Testing

@Suite("The command line keeps its contract")
struct ContractTests {
    private static let workbooks = Program.root.appending(path: "Tests/XLSXTests/Fixtures")
    private static let roster = Program.root.appending(path: "Samples/roster.xlsx").path

    /// `FILINGDESK_TRAP` of a debug build, what it makes of the run, and the rule that is not evaluated.
    static let traps: [(trap: String, sentence: String)] = [
        ("VAL-17\t重点传染病监测.xlsx", "规则 VAL-17 在检查“示例县卫生健康局/重点传染病监测.xlsx”时出错，记为未评估。"),
        ("DUP-01\t", "规则 DUP-01 在检查“整批申报”时出错，记为未评估。"),
        ("\t门诊大厅维修改造.xlsx", "程序在处理“示例县卫生健康局/门诊大厅维修改造.xlsx”时出错，已跳过该文件。"),
    ]

    @Test("A trap costs one judgement: the run is done, says so, and ends with 70", arguments: traps)
    func trapped(trap: String, sentence: String) throws {
        let folder = "\(Program.inbox)/示例县卫生健康局"
        let usual = try Program.run(["check", folder, "--format", "json"])
        let trapped = try Program.run(
            ["check", folder, "--format", "json"],
            environment: ProcessInfo.processInfo.environment.merging(["FILINGDESK_TRAP": trap]) { $1 })
        // The sanitizers report the trap themselves.
        guard ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] == nil else { return }
        #expect(usual.status == 1)
        #expect(trapped.status == 70)
        #expect(trapped.errors.contains(sentence + "这是程序缺陷，请报告；其余结果不受影响。"))
        let rule = String(trap.prefix { $0 != "\t" })
        guard !rule.isEmpty else { return }
        func tally(_ outcome: Program.Outcome) throws -> [String: Int] {
            let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            return try #require((json?["outcomes"] as? [String: [String: Int]])?[rule])
        }
        let (before, after) = (try tally(usual), try tally(trapped))
        #expect(after["notEvaluated"] == before["notEvaluated"].map { $0 + 1 })
        #expect(
            after["fail", default: 0] + after["pass", default: 0] + 1 == before["fail", default: 0]
                + before["pass", default: 0])
    }

    @Test("A file that takes too long is left out, and the others are done")
    func late() throws {
        let outcome = try Program.run(
            ["check", "\(Program.inbox)/示例县卫生健康局", "--max-seconds", "1", "--format", "csv"],
            environment: ProcessInfo.processInfo.environment.merging(["FILINGDESK_TRAP": "TIME\t门诊大厅维修改造.xlsx"]) { $1 })
        guard ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] == nil else { return }
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("“示例县卫生健康局/门诊大厅维修改造.xlsx”在限定时间内没有处理完，已跳过。"))
        #expect(outcome.output.contains("重点传染病监测.xlsx,申报表,B14"))
    }

    @Test("Exit codes: accepted, returned, unreadable, usage")
    func exitCodes() throws {
        let inbox = try FileManager.default.subpathsOfDirectory(atPath: Program.inbox).map {
            "\(Program.inbox)/\($0)"
        }
        let clean = try #require(inbox.first { $0.hasSuffix("农村公路日常养护.xlsx") })
        #expect(try Program.run(["check", clean]).status == 0)
        #expect(try Program.run(["check", Program.inbox]).status == 1)
        #expect(try Program.run(["check", clean, Self.workbooks.appending(path: "html.xlsx").path]).status == 2)
        #expect(try Program.run(["check", "/no/such/file.xlsx"]).status == 64)
        #expect(try Program.run(["check", clean, "--format", "nonsense"]).status == 64)
        #expect(try Program.run(["check", clean, "--profile", "nonsense"]).status == 64)
        for (formats, sentence) in [
            ("json,nonsense", "There is no format \"nonsense\"."), ("json,", "There is no format \"\"."),
            ("csv,json,csv", "The format \"csv\" is named twice."), ("csv,json", "Several formats need a folder"),
        ] {
            let outcome = try Program.run(["check", clean, "--format", formats, "--lang", "en"])
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        }
        #expect(
            try Program.run(["review", clean, "--format", "pdf", "--out", "/nonexistent/x"]).errors.contains(
                "没有格式“pdf”。"))
    }

    @Test("A legacy workbook is looked for a converter on PATH; without one the sentence names the package")
    func legacy() throws {
        let fixtures = Program.root.appending(path: "Tests/ConversionTests/Fixtures")
        let workbook = fixtures.appending(path: "filing.xls").path
        try Program.withFolder { folder in
            let outcome = try Program.run(["check", workbook], environment: ["PATH": folder.path])
            #expect(outcome.status == 2)
            #expect(
                outcome.output.contains("libreoffice-calc-nogui") || outcome.errors.contains("libreoffice-calc-nogui"))
            let converter = try StagedConverter(
                answering: fixtures.appending(path: "filing.xlsx"), in: folder.appending(path: "bin"))
            let found = try Program.run(["cells", workbook, "--stats"], environment: ["PATH": converter.searchPath])
            #expect(found.status == 0)
            let modern = try Program.run(["cells", fixtures.appending(path: "filing.xlsx").path, "--stats"])
            #expect(found.output == modern.output)
        }
    }

    @Test("The commands of README.md run")
    func readme() throws {
        let text = try String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
        let commands = text.split(separator: "\n").filter { $0.hasPrefix("filingdesk ") }
        #expect(commands.count == 11)
        for command in commands {
            try Program.withFolder { folder in
                let arguments = command.split(separator: " ").dropFirst().map {
                    $0 == "out" ? folder.appending(path: "out").path : String($0)
                }
                let outcome = try Program.run(arguments)
                #expect([0, 1].contains(outcome.status), "\(command): \(outcome.errors)")
                #expect(!outcome.output.isEmpty, "\(command)")
            }
        }
    }

    @Test("Piped output has no colour; every line of the table fits 80 columns; it runs from an empty folder")
    func table() throws {
        try Program.withFolder { folder in
            let outcome = try Program.run(
                ["review", Program.inbox, "--roster", Self.roster, "--out", "结果"], in: folder)
            #expect(outcome.status == 1)
            #expect(!outcome.output.contains("\u{1B}"))
            for line in outcome.output.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
            #expect(outcome.output.contains("不予受理"))
            let english = try Program.run(["review", Program.inbox, "--out", "result", "--lang", "en"], in: folder)
            #expect(english.output.contains("Refused"))
            #expect(
                english.output.unicodeScalars.allSatisfy { $0.value < 0x2E80 || !"受理退回".unicodeScalars.contains($0) })
        }
    }

    @Test("cells prints the contract's lines")
    func cells() throws {
        let outcome = try Program.run(["cells", Self.workbooks.appending(path: "types.xlsx").path])
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"sheet\":") && $0.hasSuffix("}") })
        let stats = try Program.run(["cells", Self.roster, "--stats"])
        #expect(stats.output.hasPrefix("cells="))
        #expect(stats.output.contains(" sum=") && stats.output.contains(" strlen="))
    }
}
