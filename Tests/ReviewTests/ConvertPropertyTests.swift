import FilingModel
import Forms
import Foundation
import Reports
import Testing

@testable import Review

/// Filings that nobody wrote, with everything in them that a layout might stumble over.
@Suite("Conversion of generated filings")
struct ConvertPropertyTests {
    @Test("Every layout gives back what it was given, or says what it lost", arguments: ConversionTarget.allCases)
    func everywhere(target: ConversionTarget) async throws {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            let fields = try ConversionDesk().fields
            var generator = FilingGenerator(seed: 20_250_301)
            let contents = (0..<60).map { generator.filing($0) }
            let lines = contents.map {
                String(decoding: FilingJSON.line($0, FilingSource(path: "x"), fields), as: UTF8.self)
            }
            let input = try bench.file(
                "input.json", FilingJSON.head + lines.joined(separator: ",\n") + FilingJSON.tail)
            let first = try ConvertBench.filings(in: input).sorted()
            #expect(first.count == 60)
            let there = try await bench.convert([input], to: target, as: "there")
            let back = try await bench.filings([there.path], "back")
            if target == .card {
                // Where a table leaves levels blank throughout, they are read as those above: that is all, and it is told.
                #expect(there.record.sentences.allSatisfy { $0.contains("级指标（第 ") }, "\(there.record.sentences)")
                #expect(there.record.totals.lost < 20)
                #expect(Set(first).subtracting(back).count <= there.record.totals.lost)
            } else {
                #expect(there.record.totals.lost == 0, "\(there.record.sentences)")
                for (one, other) in zip(back, first) { #expect(one == other) }
            }
            #expect(back.count == first.count)
        }
    }

    private static let soffice = "/usr/bin/soffice"

    @Test(
        "Opened in LibreOffice, a CSV of formula-like texts computes nothing",
        .enabled(if: FileManager.default.isExecutableFile(atPath: soffice)))
    func noLiveFormula() async throws {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            let texts = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1", #"=HYPERLINK(\"http://x\",\"y\")"#, #"\t=1+1"#]
            let rows = texts.map { #"{"level3":"甲","value":"\#($0)"}"# }.joined(separator: ",")
            let input = try bench.file(
                "in.json",
                FilingJSON.head + #"{"form":"project-target","fields":{"unit":"=1+1"},"indicators":[\#(rows)]}"#
                    + FilingJSON.tail)
            let csv = try await bench.convert([input], to: .csv, as: "csv").path
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Self.soffice)
            process.arguments = [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "fods", "--outdir",
                folder.path, csv,
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            let sheet = try String(contentsOf: folder.appending(path: "绩效目标清单.fods"), encoding: .utf8)
            #expect(!sheet.contains("table:formula"))
            #expect(sheet.contains("'=1+1") || sheet.contains("&apos;=1+1"))
        }
    }

    @Test("What a cell cannot hold is told by field, and JSON keeps it")
    func tooLong() async throws {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            let goal = String(repeating: "目", count: 33_000)
            let input = try bench.file(
                "input.json",
                #"{"format":"filingdesk-filings","version":1,"filings":[{"form":"project-target","fields":"#
                    + #"{"project.name":"甲","unit":"示例县乙局","goal.year":"\#(goal)"},"indicators":[{"level1":"产出指标","#
                    + #""level2":"数量指标","level3":"丙","value":"≥1个"}]}]}"#)
            for target in [ConversionTarget.list, .card] {
                let record = try await bench.convert([input], to: target, as: "\(target)").record
                #expect(record.totals.lost == 1)
                #expect(record.sentences.first?.contains("“年度目标”") == true)
            }
            #expect(try await bench.convert([input], to: .csv, as: "csv").record.totals.lost == 0)
            #expect(try await bench.filings([folder.appending(path: "csv").path], "back").first?.contains(goal) == true)
        }
    }
}

/// Makes the same filings from the same seed.
private struct FilingGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Steele, Lea and Flood's SplitMix64.
    private mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    private mutating func chance(_ percent: Int) -> Bool { next(below: 100) < percent }

    private static let odd = [
        "=HYPERLINK(\"http://x\")", "+8612345", "-甲", "@丁", "'引号", "带\"引号\"的", "逗号,分号;制表\t符", "第一行\n第二行",
        "００７全角", "007", "1e5", "12.50", "😀表情🇨🇳", "_x0041_", "<b>&amp;</b>", "a\u{301}", "0", "-5", "≥95%", "＝",
        String(repeating: "长", count: 3_000),
    ]

    private mutating func text(_ number: Int) -> String {
        chance(50) ? Self.odd[next(below: Self.odd.count)] : "文字\(number)-\(next(below: 1_000))"
    }

    private mutating func amount() -> StatedAmount {
        switch next(below: 6) {
        case 0: .words(["无", "另行安排", "45", "8.8"][next(below: 4)])
        case 1: .money(Money(fen: 1))
        case 2: .money(Money(fen: 0))
        case 3: .money(Money(fen: -12_345))
        case 4: .money(Money(fen: 80_000_000_000_000_001))
        default: .money(Money(fen: Int64(next(below: 1_000_000_000_000))))
        }
    }

    mutating func filing(_ number: Int) -> FilingContent {
        var content = FilingContent(form: .projectTarget)
        content.year = chance(90) ? FiscalYear(2024 + next(below: 3)) : nil
        // A name of its own, so that the order can be told; sometimes two filings have all else alike.
        content.texts = [.projectName: "项目\(number)\(chance(40) ? text(number) : "")", .unit: "820001-示例县甲单位"]
        for path in [
            FieldPath.yearGoal, .projectCode, .department, .contactPhone, .fundsDetail, .termGoal, .evaluation,
        ]
        where chance(60) {
            content.texts[path] = text(number)
        }
        for path in [FieldPath.yearTotal, .yearFiscal, .yearOther, .termTotal, .termFiscal] where chance(50) {
            content.amounts[path] = amount()
        }
        let count = number % 10 == 0 ? 0 : number % 10 == 1 ? 40 : 1 + next(below: 8)
        content.indicators = (0..<count).map { indicator($0) }
        if count > 0, chance(30) { content.termIndicators = (0..<3).map { indicator($0) } }
        return content
    }

    private mutating func indicator(_ number: Int) -> FilingContent.IndicatorRow {
        // Levels are blank at times; a name is always there.
        var row: FilingContent.IndicatorRow = [.level3: "指标名\(number)\(chance(30) ? text(number) : "")"]
        if chance(80) { row[.level1] = ["产出指标", "效益指标", "满意度指标"][next(below: 3)] }
        if chance(80) { row[.level2] = ["数量指标", "社会效益指标", "服务对象满意度指标"][next(below: 3)] }
        if chance(70) { row[.value] = chance(50) ? String(next(below: 500)) : text(number) }
        if chance(70) { row[.sign] = ["≥", "＝", "≤", "定性", "="][next(below: 5)] }
        if chance(60) { row[.unit] = ["%", "人", "元/人·月"][next(below: 3)] }
        if chance(60) { row[.weight] = ["10", "22.5", "十", "05"][next(below: 4)] }
        if chance(40) { row[.direction] = "正向指标" }
        if chance(20) { row[.note] = text(number) }
        return row
    }
}
