import ArgumentParser
import Reports
import Review
import Spreadsheet

struct MergeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "merge",
            abstract: HelpText.text(
                "合并各分片（review --shard）的结果，等同于一次审核全部文件",
                "Join the results of review --shard into those of a single run"),
            discussion: HelpText.examples(
                zh: [
                    "filingdesk review 申报/ --shard 1/2 --out 分片1", "filingdesk review 申报/ --shard 2/2 --out 分片2",
                    "filingdesk merge 分片1 分片2 --roster 名册.xlsx --out 结果",
                ],
                en: [
                    "filingdesk review filings/ --shard 1/2 --out shard1",
                    "filingdesk review filings/ --shard 2/2 --out shard2",
                    "filingdesk merge shard1 shard2 --roster roster.xlsx --out result",
                ]))
    }

    @Argument(
        help: HelpText.help(
            "各分片的结果文件夹；- 表示从标准输入逐行读取", "The folders of the shards' results; - reads a list of them from standard input",
            valueName: "dir"), completion: .directory)
    var shards: [String]

    @OptionGroup var options: RunOptions

    @Option(
        help: HelpText.help("结果写入的文件夹", "Folder for the results", valueName: "dir"), completion: .directory)
    var out: String

    @Option(
        help: HelpText.help(
            "报送的原文件现在所在的文件夹，默认是审核分片时的位置",
            "Folder in which the files handed in lie now; by default where the shards found them", valueName: "dir"),
        completion: .directory)
    var inputs: String?

    @Option(
        help: HelpText.help(
            "另外把问题写成这些格式：\(FormatNames.all)，用逗号隔开",
            "Write the findings in these formats besides: \(FormatNames.all), with commas between",
            valueName: "formats"), completion: FormatNames.completion)
    var format: String?

    func validate() throws { _ = try formats }

    /// None unless asked for.
    private var formats: [FindingsFormat] {
        get throws { try format.map(FormatNames.formats) ?? [] }
    }

    func run() async throws {
        let formats = try formats
        let merged: MergeRun.Merged
        do throws(ReviewError) {
            merged = try await options.merging(
                shards.flatMap { $0 == "-" ? Terminal.standardInputPaths(separator: 0x0A) : [$0] }, inputs: inputs
            ).merge(into: out, formats: formats)
        } catch {
            throw error.report(in: options.lang)
        }
        merged.record.sayResults(formats: formats, folder: out, options.lang)
        merged.record.sayDefects(merged.casualties, in: options.lang)
        throw merged.record.exitCode(merged.casualties)
    }
}
