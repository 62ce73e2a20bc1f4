import ArgumentParser
import Reports
import Review
import Spreadsheet

struct ReviewCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "review",
            abstract: HelpText.text(
                "审核并写出批注稿、更正稿、汇总和 review.json", "Review and write annotated, corrected, summary and review.json"),
            discussion: HelpText.examples(
                zh: [
                    "filingdesk review 申报/ --roster 名册.xlsx --out 结果",
                    "filingdesk review 申报/ --waivers 豁免.yaml --format html --out 结果",
                    "filingdesk review 申报/ --out 结果 --resume",
                ],
                en: [
                    "filingdesk review filings/ --roster roster.xlsx --out result --lang en",
                    "filingdesk review filings/ --format sarif,html --out result",
                    "filingdesk review filings/ --out result --resume",
                ]))
    }

    @OptionGroup var inputs: InputArguments
    @OptionGroup var options: RunOptions

    @Option(
        help: HelpText.help("结果写入的文件夹", "Folder for the results", valueName: "dir"), completion: .directory)
    var out: String

    @Flag(help: HelpText.help("接着完成上次中断的审核，已写好的不再重写", "Go on with a run that was stopped: what is written is kept"))
    var resume = false

    @Option(
        help: HelpText.help(
            "另外把问题写成这些格式：\(FormatNames.all)，用逗号隔开",
            "Write the findings in these formats besides: \(FormatNames.all), with commas between",
            valueName: "formats"), completion: FormatNames.completion)
    var format: String?

    @Option(
        help: HelpText.help(
            "只审核第 i 份（共 n 份），不作整批比对；各份的结果用 filingdesk merge 合并",
            "Review share i of n only, without comparing all files; filingdesk merge joins the shares' results",
            valueName: "i/n"))
    var shard: Share?

    func validate() throws {
        let formats = try formats
        guard shard == nil || !options.namesLists && formats.isEmpty else {
            throw ValidationError(
                HelpText.text(
                    "审核分片时不用名册、台账、名录、上年申报、豁免清单和 --format，请在 filingdesk merge 时给出。",
                    "A shard takes no roster, evaluations, directory, previous year, waivers or --format: give them to filingdesk merge."
                ))
        }
    }

    /// None unless asked for.
    private var formats: [FindingsFormat] {
        get throws { try format.map(FormatNames.formats) ?? [] }
    }

    func run() async throws {
        let formats = try formats
        let record: ReviewRecord
        do throws(ReviewError) {
            let run = try options.run(inputs.paths)
            record =
                if let shard {
                    try await ShardRun(run, share: shard).review(into: out, resumes: resume)
                } else {
                    try await run.review(into: out, formats: formats, resumes: resume)
                }
        } catch {
            throw error.report(in: options.lang)
        }
        record.sayResults(formats: formats, folder: out, shard: shard, options.lang)
        record.sayDefects(in: options.lang)
        throw record.exitCode()
    }
}

extension Share: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// Where the results lie, in a few lines.
struct OutputSummary {
    private var results: [(name: String, what: BilingualText)] = []
    private let folder: String
    private let language: Language

    /// Of a review, or of one share of it.
    init(_ record: ReviewRecord, formats: [FindingsFormat], folder: String, shard: Share?, language: Language) {
        self.init(formats: formats, folder: folder, language: language)
        let annotated = record.files.filter { $0.annotatedPath != nil }.count
        let corrected = record.files.filter { $0.correctedPath != nil }.count
        let own = [
            ("annotated/", BilingualText(zh: "批注稿 \(annotated) 个", en: "\(annotated) annotated workbooks")),
            ("corrected/", BilingualText(zh: "更正稿 \(corrected) 个", en: "\(corrected) corrected workbooks")),
        ]
        let ofAll = [
            ("审核汇总.xlsx", BilingualText(zh: "汇总", en: "summary")),
            ("review.json", BilingualText(zh: "供程序读取", en: "for scripts")),
        ]
        let ofShard = [
            (
                ShardRun.fileName,
                BilingualText(
                    zh: "分片 \(shard?.description ?? "")，用 filingdesk merge 合并",  // there is one where it is listed
                    en: "shard \(shard?.description ?? ""), for filingdesk merge")  // likewise
            )
        ]
        results = own + (shard == nil ? ofAll : ofShard) + results
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
    /// The table of verdicts, where the results lie, and what could not be read.
    func sayResults(formats: [FindingsFormat], folder: String, shard: Share? = nil, _ language: Language) {
        Terminal.print(
            VerdictTable(self, language: language, width: Terminal.width, colour: Terminal.usesColour).text)
        Terminal.print(
            OutputSummary(self, formats: formats, folder: folder, shard: shard, language: language).text)
        sayFailures(in: language)
    }

    /// The sentence of each rule that a defect of ours kept from being evaluated, on standard error. A file that was left out
    /// altogether is one that could not be read.
    func sayDefects(_ casualties: Set<Casualty> = TrapGuard.casualties, in language: Language) {
        for casualty in casualties.filter({ !$0.isFile }).sorted(by: { $0.sentence.en < $1.sentence.en }) {
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

    func exitCode(_ casualties: Set<Casualty> = TrapGuard.casualties) -> ExitCode {
        guard casualties.allSatisfy(\.isLate) else { return ExitStatus.defect }
        if files.contains(where: { $0.verdict == .unreadable || $0.hindrance != nil }) {
            return ExitStatus.someUnreadable
        }
        let isSent = files.contains { $0.verdict == .returned || $0.verdict == .refused } || !missing.isEmpty
        return isSent ? ExitStatus.someReturned : ExitStatus.allAccepted
    }
}
