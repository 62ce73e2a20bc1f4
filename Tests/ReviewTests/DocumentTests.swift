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

@Suite("The command line keeps its contract")
struct CommandLineTests {
    private struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    private func run(
        _ arguments: [String], in folder: URL = Checkout.root, environment: [String: String]? = nil
    ) throws -> Outcome {
        // `Scripts/sanitize` builds beside the usual place.
        let build = ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] ?? ".build/debug"
        let program = Checkout.root.appending(path: "\(build)/filingdesk")
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        if let environment { process.environment = environment }
        let output = Pipe()
        let errorFile = FileManager.default.temporaryDirectory.appending(path: "filingdesk-\(UUID().uuidString).err")
        _ = FileManager.default.createFile(atPath: errorFile.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errorFile) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
            errors: try String(contentsOf: errorFile, encoding: .utf8))
    }

    /// `FILINGDESK_TRAP` of a debug build, what it makes of the run, and the rule that is not evaluated.
    static let traps: [(trap: String, sentence: String)] = [
        ("VAL-17\t重点传染病监测.xlsx", "规则 VAL-17 在检查“示例县卫生健康局/重点传染病监测.xlsx”时出错，记为未评估。"),
        ("DUP-01\t", "规则 DUP-01 在检查“整批申报”时出错，记为未评估。"),
        ("\t门诊大厅维修改造.xlsx", "程序在处理“示例县卫生健康局/门诊大厅维修改造.xlsx”时出错，已跳过该文件。"),
    ]

    @Test("A trap costs one judgement: the run is done, says so, and ends with 70", arguments: traps)
    func trapped(trap: String, sentence: String) throws {
        let folder = "\(Checkout.inbox)/示例县卫生健康局"
        let usual = try run(["check", folder, "--format", "json"])
        let trapped = try run(
            ["check", folder, "--format", "json"],
            environment: ProcessInfo.processInfo.environment.merging(["FILINGDESK_TRAP": trap]) { $1 })
        // The sanitizers report the trap themselves.
        guard ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] == nil else { return }
        #expect(usual.status == 1)
        #expect(trapped.status == 70)
        #expect(trapped.errors.contains(sentence + "这是程序缺陷，请报告；其余结果不受影响。"))
        let rule = String(trap.prefix { $0 != "\t" })
        guard !rule.isEmpty else { return }
        func tally(_ outcome: Outcome) throws -> [String: Int] {
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
        let outcome = try run(
            ["check", "\(Checkout.inbox)/示例县卫生健康局", "--max-seconds", "1", "--format", "csv"],
            environment: ProcessInfo.processInfo.environment.merging(["FILINGDESK_TRAP": "TIME\t门诊大厅维修改造.xlsx"]) { $1 })
        guard ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] == nil else { return }
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("“示例县卫生健康局/门诊大厅维修改造.xlsx”在限定时间内没有处理完，已跳过。"))
        #expect(outcome.output.contains("重点传染病监测.xlsx,申报表,B14"))
    }

    @Test("Exit codes: accepted, returned, unreadable, usage")
    func exitCodes() throws {
        let inbox = try FileManager.default.subpathsOfDirectory(atPath: Checkout.inbox).map {
            "\(Checkout.inbox)/\($0)"
        }
        let clean = try #require(inbox.first { $0.hasSuffix("农村公路日常养护.xlsx") })
        #expect(try run(["check", clean]).status == 0)
        #expect(try run(["check", Checkout.inbox]).status == 1)
        #expect(try run(["check", clean, Checkout.fixtures.appending(path: "html.xlsx").path]).status == 2)
        #expect(try run(["check", "/no/such/file.xlsx"]).status == 64)
        #expect(try run(["check", clean, "--format", "nonsense"]).status == 64)
        #expect(try run(["check", clean, "--profile", "nonsense"]).status == 64)
        for (formats, sentence) in [
            ("json,nonsense", "There is no format \"nonsense\"."), ("json,", "There is no format \"\"."),
            ("csv,json,csv", "The format \"csv\" is named twice."), ("csv,json", "Several formats need a folder"),
        ] {
            let outcome = try run(["check", clean, "--format", formats, "--lang", "en"])
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
        }
        #expect(try run(["review", clean, "--format", "pdf", "--out", "/nonexistent/x"]).errors.contains("没有格式“pdf”。"))
    }

    @Test("A legacy workbook is looked for a converter on PATH; without one the sentence names the package")
    func legacy() async throws {
        let fixtures = Checkout.root.appending(path: "Tests/ConversionTests/Fixtures")
        let workbook = fixtures.appending(path: "filing.xls").path
        try await Checkout.withFolder { folder in
            let outcome = try run(["check", workbook], environment: ["PATH": folder.path])
            #expect(outcome.status == 2)
            #expect(
                outcome.output.contains("libreoffice-calc-nogui") || outcome.errors.contains("libreoffice-calc-nogui"))
            let converter = try StagedConverter(
                answering: fixtures.appending(path: "filing.xlsx"), in: folder.appending(path: "bin"))
            let found = try run(["cells", workbook, "--stats"], environment: ["PATH": converter.searchPath])
            #expect(found.status == 0)
            let modern = try run(["cells", fixtures.appending(path: "filing.xlsx").path, "--stats"])
            #expect(found.output == modern.output)
        }
    }

    @Test("The commands of README.md run")
    func readme() async throws {
        let text = try String(contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
        let commands = text.split(separator: "\n").filter { $0.hasPrefix("filingdesk ") }
        #expect(commands.count == 11)
        for command in commands {
            try await Checkout.withFolder { folder in
                let arguments = command.split(separator: " ").dropFirst().map {
                    $0 == "out" ? folder.appending(path: "out").path : String($0)
                }
                let outcome = try run(arguments)
                #expect([0, 1].contains(outcome.status), "\(command): \(outcome.errors)")
                #expect(!outcome.output.isEmpty, "\(command)")
            }
        }
    }

    @Test("Piped output has no colour; every line of the table fits 80 columns; it runs from an empty folder")
    func table() async throws {
        try await Checkout.withFolder { folder in
            let outcome = try run(["review", Checkout.inbox, "--roster", Checkout.roster, "--out", "结果"], in: folder)
            #expect(outcome.status == 1)
            #expect(!outcome.output.contains("\u{1B}"))
            for line in outcome.output.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
            #expect(outcome.output.contains("不予受理"))
            let english = try run(["review", Checkout.inbox, "--out", "result", "--lang", "en"], in: folder)
            #expect(english.output.contains("Refused"))
            #expect(
                english.output.unicodeScalars.allSatisfy { $0.value < 0x2E80 || !"受理退回".unicodeScalars.contains($0) })
        }
    }

    @Test("cells prints the contract's lines")
    func cells() throws {
        let outcome = try run(["cells", Checkout.fixtures.appending(path: "types.xlsx").path])
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"sheet\":") && $0.hasSuffix("}") })
        let stats = try run(["cells", Checkout.roster, "--stats"])
        #expect(stats.output.hasPrefix("cells="))
        #expect(stats.output.contains(" sum=") && stats.output.contains(" strlen="))
    }
}
