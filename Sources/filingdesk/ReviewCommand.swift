import ArgumentParser
import Reports
import Review
import Spreadsheet

struct ReviewCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "review",
            abstract: HelpText.text(
                "审核并写出批注稿、更正稿、汇总和 review.json", "Review and write annotated, corrected, summary and review.json"))
    }

    @OptionGroup var inputs: InputArguments
    @OptionGroup var options: RunOptions

    @Option(help: HelpText.help("结果写入的文件夹", "Folder for the results", valueName: "dir"))
    var out: String

    @Flag(help: HelpText.help("接着完成上次中断的审核，已写好的不再重写", "Go on with a run that was stopped: what is written is kept"))
    var resume = false

    @Option(
        help: HelpText.help(
            "另外把问题写成这些格式：\(FormatNames.all)，用逗号隔开",
            "Write the findings in these formats besides: \(FormatNames.all), with commas between",
            valueName: "formats"))
    var format: String?

    func validate() throws { _ = try formats }

    /// None unless asked for.
    private var formats: [FindingsFormat] {
        get throws { try format.map(FormatNames.formats) ?? [] }
    }

    func run() async throws {
        let formats = try formats
        let record: ReviewRecord
        do throws(ReviewError) {
            record = try await options.run(inputs.paths).review(
                into: out, formats: formats, resumes: resume)
        } catch {
            throw error.report(in: options.lang)
        }
        Terminal.print(
            VerdictTable(record, language: options.lang, width: Terminal.width, colour: Terminal.usesColour).text)
        Terminal.print(OutputSummary(record, formats: formats, folder: out, language: options.lang).text)
        record.sayFailures(in: options.lang)
        record.sayDefects(in: options.lang)
        throw record.exitCode
    }
}

/// Where the results lie, in a few lines.
struct OutputSummary {
    private var results: [(name: String, what: BilingualText)] = []
    private let folder: String
    private let language: Language

    /// Of a review.
    init(_ record: ReviewRecord, formats: [FindingsFormat], folder: String, language: Language) {
        self.init(formats: formats, folder: folder, language: language)
        let annotated = record.files.filter { $0.annotatedPath != nil }.count
        let corrected = record.files.filter { $0.correctedPath != nil }.count
        let own = [
            ("annotated/", BilingualText(zh: "批注稿 \(annotated) 个", en: "\(annotated) annotated workbooks")),
            ("corrected/", BilingualText(zh: "更正稿 \(corrected) 个", en: "\(corrected) corrected workbooks")),
            ("审核汇总.xlsx", BilingualText(zh: "汇总", en: "summary")),
            ("review.json", BilingualText(zh: "供程序读取", en: "for scripts")),
        ]
        results = own + results
    }

    /// Of findings alone.
    init(formats: [FindingsFormat], folder: String, language: Language) {
        self.folder = LegiblePath.text(folder)
        self.language = language
        results = formats.map { ($0.fileName, $0.purpose) }
    }

    var text: String {
        "\n" + BilingualText(zh: "结果：\n", en: "Results:\n")[language]
            + results.map { "  \(folder)/\($0.name)  \($0.what[language])\n" }.joined()
    }
}

extension ReviewRecord {
    /// The sentence of each rule that a defect of ours kept from being evaluated, on standard error. A file that was left out
    /// altogether is one that could not be read.
    func sayDefects(in language: Language) {
        for casualty in TrapGuard.casualties.filter({ !$0.isFile }).sorted(by: { $0.sentence.en < $1.sentence.en }) {
            Terminal.say(casualty.sentence[language])
        }
    }

    /// The sentence of each file that could not be read, on standard error.
    func sayFailures(in language: Language) {
        for file in files {
            if let failure = file.failure {
                Terminal.say("\(file.path)\(BilingualText(zh: "：", en: ": ")[language])\(failure.message[language])")
            } else if let hindrance = file.hindrance {
                Terminal.say("\(file.path)\(BilingualText(zh: "：", en: ": ")[language])\(hindrance[language])")
            }
        }
    }

    var exitCode: ExitCode {
        guard TrapGuard.casualties.allSatisfy(\.isLate) else { return ExitStatus.defect }
        if files.contains(where: { $0.verdict == .unreadable || $0.hindrance != nil }) {
            return ExitStatus.someUnreadable
        }
        let isSent = files.contains { $0.verdict == .returned || $0.verdict == .refused } || !missing.isEmpty
        return isSent ? ExitStatus.someReturned : ExitStatus.allAccepted
    }
}
