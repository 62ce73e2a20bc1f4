import ArgumentParser
import Reports
import Review

struct CompareCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: HelpText.text(
                "对照两次报送：哪些已改正、哪些仍未改、哪些是新问题", "Hold two states of filings against each other: mended, still open, new"),
            discussion: HelpText.examples(
                zh: ["filingdesk compare 第一次报送/ 第二次报送/"], en: ["filingdesk compare first/ second/ --lang en"]))
    }

    @Argument(
        help: HelpText.help("上一次的文件或文件夹", "The earlier file or folder", valueName: "old"),
        completion: .file(extensions: []))
    var old: String

    @Argument(
        help: HelpText.help("这一次的文件或文件夹", "The later file or folder", valueName: "new"),
        completion: .file(extensions: []))
    var new: String

    @OptionGroup var options: RunOptions

    @Option(help: HelpText.help("格式：text、json", "Format: text, json", valueName: "format"))
    var format: ComparisonReport.Format = .text

    func run() async throws {
        let comparison: FilingsComparison
        do throws(ReviewError) {
            comparison = try await CompareRun(old: try options.run([old]), new: try options.run([new])).compare()
        } catch {
            throw error.report(in: options.lang)
        }
        let report = ComparisonReport(
            comparison, language: options.lang, width: Terminal.width, colour: Terminal.usesColour)
        Terminal.print(report.bytes(format))
        if format != .text { comparison.record.sayFailures(in: options.lang) }
        comparison.record.sayDefects(in: options.lang)
        throw comparison.record.exitCode()
    }
}

extension ComparisonReport.Format: ExpressibleByArgument {}
