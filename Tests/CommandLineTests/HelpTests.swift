import Foundation
import Reports
import Testing

@Suite("Help, usage errors, and where output goes")
struct HelpTests {
    static let commands: [String] = {
        // Those that the first page lists.
        guard let page = try? Program.run(["--help", "--lang", "en"]).output,
            let list = page.components(separatedBy: "Commands:\n").last?.components(separatedBy: "\n\n").first
        else { return [] }
        // The help of some goes on in the next line.
        return list.split(separator: "\n").filter { !$0.hasPrefix("   ") }.compactMap {
            $0.split(separator: " ").first.map(String.init)
        }
    }()

    @Test("Every command is on the first page")
    func list() {
        for name in [
            "review", "merge", "check", "compare", "template", "convert", "rules", "forms", "cells", "doctor",
            "completions", "manual",
        ] { #expect(Self.commands.contains(name), "\(name)") }
    }

    @Test("Help has an example, fits 80 columns, and speaks one language", arguments: ["zh", "en"], [nil] + commands)
    func fits(language: String, command: String?) throws {
        let outcome = try Program.run([command, "--help", "--lang", language].compactMap(\.self))
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let lines = outcome.output.split(separator: "\n")
        for line in lines { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
        let example = try #require(lines.firstIndex(of: language == "zh" ? "例：" : "Examples:"))
        #expect(lines[example + 1].hasPrefix("  "))
        #expect(lines[(example + 1)...].contains { $0.contains("filingdesk \(command ?? "review")") })
        if language == "en" {
            #expect(
                !outcome.output.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(outcome.output)")
        } else {
            #expect(!outcome.output.contains("OVERVIEW") && !outcome.output.contains("Show"))
        }
    }

    static let mistakes: [(arguments: [String], sentence: String)] = [
        (["review", "a.xlsx"], "缺少 --out <dir>。"), (["check"], "缺少 <path>。"),
        (["check", "a", "--frmat", "json"], "没有选项 --frmat。是不是想写 --format？"),
        (["check", "a", "--year", "x"], "--year <YYYY> 不能是“x”。"), (["revew"], "不认识“revew”。"),
        (["check", "a", "--lang", "fr"], "--lang <lang> 不能是“fr”。可用的有：zh、en。"),
        (["check", "a", "--roster"], "--roster <file> 后面缺少值。"),
        (["check", "a", "-q", "-v"], "--quiet 和 --verbose 只能用一个。"),
        (["check", "a", "-q", "-v", "--lang", "en"], "--quiet and --verbose exclude each other."),
        (["review", "a", "--lang", "en"], "Missing expected argument '--out <dir>'."),
    ]

    @Test("A mistake is told in a sentence, with the usage, on standard error", arguments: mistakes)
    func mistake(arguments: [String], sentence: String) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.first.map(String.init) == sentence)
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("用法：filingdesk") || lines[1].hasPrefix("Usage: filingdesk"))
    }

    @Test("--version is one line, also of a program that is started without any environment")
    func version() throws {
        let outcome = try Program.run(["--version"], environment: [:])
        #expect(outcome.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        #expect(outcome.status == 0)
    }

    @Test("It reviews from an empty folder, without any environment")
    func empty() throws {
        try Program.withFolder { folder in
            let outcome = try Program.run(["review", Program.returned, "--out", "out"], in: folder, environment: [:])
            #expect(outcome.status == 1 && outcome.errors == "")
            #expect(
                Set(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "out").path)) == [
                    "annotated", "review.json", "审核汇总.xlsx",
                ])
        }
    }

    @Test("--quiet leaves results and errors; --verbose tells what is in force, and of each file what was recognised")
    func verbosity() throws {
        try Program.withFolder { folder in
            let filings = folder.appending(path: "in")
            try FileManager.default.createDirectory(at: filings, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: Program.returned, toPath: filings.appending(path: "a b.xlsx").path)
            try Data("no workbook".utf8).write(to: filings.appending(path: "b.xlsx"))
            try Data().write(to: filings.appending(path: "c.txt"))
            let usual = try Program.run(["check", "in", "--format", "csv"], in: folder)
            let quiet = try Program.run(["check", "in", "--format", "csv", "--quiet"], in: folder)
            let verbose = try Program.run(
                ["check", "in", "--format", "csv", "--verbose", "--max-cells", "9999"], in: folder)
            #expect(usual.status == 2 && quiet.status == 2 && verbose.status == 2)
            #expect(usual.output == quiet.output && usual.output == verbose.output)
            #expect(usual.errors.contains("略过 c.txt：不是 .xlsx、.xlsm 或 .xls 文件\n"))
            #expect(quiet.errors.hasPrefix("in/b.xlsx：") && quiet.errors.split(separator: "\n").count == 1)
            for line in [
                "规则档案 enyang-2025，2025 年度\n", "清单：没有\n", "限制：--max-cells 9999\n", "\n.xls 转换：", "2 个文件，同时 ",
                "\nin/a b.xlsx  ", "\n  project-target  申报表!A2:I27，依据 A5 “项目名称”等 24 个标签\n",
            ] { #expect(verbose.errors.contains(line), "\(line): \(verbose.errors)") }
        }
    }

    @Test(
        "On a terminal there is colour and a bar; not with NO_COLOR, and neither on a dumb one", .enabled(if: hasScript)
    )
    func colour() throws {
        func typescript(_ variables: String) throws -> String {
            try Program.shell(
                "env -u NO_COLOR TERM=xterm \(variables) script -qec '\"$F\" check \"\(Program.returned)\"' /dev/null",
                in: Program.root
            ).output
        }
        let plain = try typescript("A=1")
        #expect(plain.contains("\u{1B}[3") && plain.contains("\r\u{1B}[K"))
        #expect(!(try typescript("NO_COLOR=1")).contains("\u{1B}[3"))
        #expect(try typescript("NO_COLOR=").contains("\u{1B}[3"))
        #expect(!(try typescript("TERM=dumb")).contains("\u{1B}"))
    }

    static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
}
