import ArgumentParser
import Reports
import Review

struct CheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: HelpText.text(
                "只列问题，不写批注稿；默认写到标准输出", "List findings, on standard output unless a folder is given"),
            discussion: HelpText.examples(
                zh: [
                    "filingdesk check 申报表.xlsx", "filingdesk check 申报/ --format html,csv --out 问题",
                    "find 申报 -name '*.xlsx' -print0 | filingdesk check -0 -",
                ],
                en: [
                    "filingdesk check filing.xlsx --lang en",
                    "filingdesk check filings/ --format sarif > findings.sarif",
                    "find filings -name '*.xlsx' -print0 | filingdesk check -0 -",
                ]))
    }

    @OptionGroup var inputs: InputArguments
    @OptionGroup var options: RunOptions

    @Option(
        help: HelpText.help(
            "格式：\(FormatNames.all)；有 --out 时可以写几种，用逗号隔开",
            "Format: \(FormatNames.all); several with commas between, where there is --out", valueName: "formats"),
        completion: FormatNames.completion)
    var format = FindingsFormat.text.rawValue

    @Option(
        help: HelpText.help(
            "文件夹，每种格式写成其中的一个文件", "Folder, into which each format is written as a file", valueName: "dir"),
        completion: .directory)
    var out: String?

    func validate() throws {
        let formats = try FormatNames.formats(format)
        guard out != nil || formats.count == 1 else {
            throw ValidationError(
                HelpText.text("写几种格式时，请用 --out 指定文件夹。", "Several formats need a folder: name it with --out."))
        }
    }

    func run() async throws {
        let formats = try FormatNames.formats(format)
        let record: ReviewRecord
        do throws(ReviewError) {
            let run = try options.run(inputs.paths)
            record =
                if let out {
                    try await run.check(into: out, formats: formats)
                } else {
                    try await run.check(excerpts: formats.contains(.html))
                }
        } catch {
            throw error.report(in: options.lang)
        }
        if let out {
            Terminal.print(
                VerdictTable(record, language: options.lang, width: Terminal.width, colour: Terminal.usesColour).text)
            Terminal.print(OutputSummary(formats: formats, folder: out, language: options.lang).text)
        } else {
            for format in formats {
                FindingsReport(
                    record, language: options.lang, format: format, width: Terminal.width,
                    colour: Terminal.usesColour
                ).write(Terminal.print)
            }
        }
        if out != nil || formats != [.text] { record.sayFailures(in: options.lang) }
        record.sayDefects(in: options.lang)
        throw record.exitCode()
    }
}
