import ArgumentParser
import Reports
import Review

struct CheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: HelpText.text("只列问题，不写任何文件", "List findings and write nothing but standard output"))
    }

    @OptionGroup var inputs: InputArguments
    @OptionGroup var options: RunOptions

    @Option(
        help: HelpText.help(
            "格式：text、json、jsonl、sarif、csv", "Format: text, json, jsonl, sarif, csv", valueName: "format"))
    var format: FindingsFormat = .text

    func run() async throws {
        let record: ReviewRecord
        do throws(ReviewError) {
            record = try await options.run(inputs.paths).check()
        } catch {
            throw error.report(in: options.lang)
        }
        Terminal.print(
            FindingsReport(
                record, language: options.lang, format: format, width: Terminal.width, colour: Terminal.usesColour
            ).bytes)
        if format != .text { record.sayFailures(in: options.lang) }
        record.sayDefects(in: options.lang)
        throw record.exitCode
    }
}

extension FindingsFormat: ExpressibleByArgument {}
