import ArgumentParser
import FilingModel
import Review
import Spreadsheet

/// What `review`, `check` and `compare` share.
struct RunOptions: ParsableArguments {
    @Option(
        help: HelpText.help("名册：应当申报的单位和项目", "Roster: units and projects that should file", valueName: "file"),
        completion: .workbook)
    var roster: String?

    @Option(
        help: HelpText.help("事前绩效评估台账", "Register of ex-ante evaluations", valueName: "file"), completion: .workbook)
    var evaluations: String?

    @Option(
        help: HelpText.help("部门单位名录", "Directory of departments and units", valueName: "file"), completion: .workbook)
    var directory: String?

    @Option(
        help: HelpText.help(
            "上年申报所在的文件夹，或上年的 review.json", "Folder of last year's filings, or last year's review.json",
            valueName: "path"), completion: .file(extensions: []))
    var previous: String?

    @Option(
        help: HelpText.help("规则豁免清单（工作簿或 YAML）", "Waivers of rules, a workbook or YAML", valueName: "file"),
        completion: .file(extensions: ["xlsx", "yaml"]))
    var waivers: String?

    @Option(
        help: HelpText.help(
            "按哪一天判断豁免是否过期，默认今天", "The day on which waivers have to be in force; today by default",
            valueName: "YYYY-MM-DD"))
    var on: String?

    @OptionGroup var profiles: ProfileOptions

    @Option(help: HelpText.help("预算年度，默认用档案里的", "Budget year; the profile's by default", valueName: "YYYY"))
    var year: Int?

    @Option(help: HelpText.help("同时处理的文件数", "Files worked on at a time", valueName: "n"))
    var jobs: Int?

    @OptionGroup var verbosity: VerbosityOptions

    @Option(
        help: HelpText.help(
            "进度（写到标准错误）：auto 只在终端上显示，bar、json、none",
            "Progress on standard error: auto (on a terminal only), bar, json, none",
            valueName: "style"))
    var progress: ProgressStyle = .auto

    @OptionGroup(title: HelpText.text("安全限制", "Safety limits")) var limits: LimitOptions

    func validate() throws {
        if let year, FiscalYear(year) == nil {
            throw ValidationError(HelpText.text("“\(year)”不是预算年度。", "\"\(year)\" is not a budget year."))
        }
        if let on, CellDate(iso8601: on)?.day == nil {
            throw ValidationError(
                HelpText.text("“\(on)”不是日期，请写成 2025-03-31 的样子。", "\"\(on)\" is no date; write it like 2025-03-31."))
        }
    }

    var lang: Language { profiles.lang }

    /// The day that was asked for, else today's.
    private var day: CellDate.Day { on.flatMap { CellDate(iso8601: $0)?.day } ?? Terminal.today }

    /// Whether any of the bureau's lists is named.
    var namesLists: Bool { [roster, evaluations, directory, previous, waivers, on].contains { $0 != nil } }

    /// Everything set up, with skipped files said on standard error.
    ///
    /// - Parameter paths: the files and folders to be judged.
    func run(_ paths: [String]) throws(ReviewError) -> ReviewRun {
        let desk = try desk
        let collected = try InputCollector(paths)
        for skipped in collected.skipped where !verbosity.quiet {
            Terminal.say(
                HelpText.text("略过 ", "Skipped ") + "\(skipped.path)" + HelpText.text("：", ": ") + skipped.reason[lang])
        }
        if verbosity.verbose { sayInForce(desk, files: collected.inputs.count) }
        return ReviewRun(
            desk: desk, inputs: collected.inputs, lists: try lists(desk), waivers: try waiverList(desk),
            jobs: jobs ?? Terminal.processorCount, secondsPerFile: limits.maxSeconds, progress: observer)
    }

    /// The same for shards that are to be joined.
    func merging(_ shards: [String], inputs: String?) throws(ReviewError) -> MergeRun {
        let desk = try desk
        if verbosity.verbose { sayInForce(desk, files: nil) }
        return MergeRun(
            desk: desk, shards: shards, inputs: inputs,
            lists: try lists(desk), waivers: try waiverList(desk), jobs: jobs ?? Terminal.processorCount,
            secondsPerFile: limits.maxSeconds, progress: observer)
    }

    private var desk: ReviewDesk {
        get throws(ReviewError) {
            var trace: (@Sendable (FileTrace) -> Void)?
            if verbosity.verbose { trace = { [lang] file in Terminal.say(file.text(in: lang)) } }
            return try ReviewDesk(
                profile: profiles.profile, year: year.flatMap { FiscalYear($0) }, language: lang,
                limits: limits.limits, templates: profiles.templates, trace: trace)
        }
    }

    private func sayInForce(_ desk: ReviewDesk, files: Int?) {
        Terminal.say(
            RunTrace(
                options: self, profile: desk.book.profile, year: desk.book.year.year,
                jobs: jobs ?? Terminal.processorCount, files: files
            ).text)
    }

    private func lists(_ desk: ReviewDesk) throws(ReviewError) -> BureauLists {
        try desk.lists(roster: roster, evaluations: evaluations, directory: directory, previous: previous)
    }

    private func waiverList(_ desk: ReviewDesk) throws(ReviewError) -> WaiverList? {
        try waivers.map { path throws(ReviewError) in try desk.waivers(at: path, on: day) }
    }

    /// Nil where nothing is to be told.
    private var observer: (@Sendable (RunProgress) -> Void)? {
        // A bar would be torn apart by what is told of each file.
        let isSilent = verbosity.quiet || verbosity.verbose && progress == .auto
        guard let report = ProgressReport(isSilent ? .none : progress, lang) else { return nil }
        return { report.take($0) }
    }
}

extension ReviewError {
    /// One sentence on standard error, and the exit code that belongs to it.
    func report(in language: Language) -> ExitCode {
        Terminal.say(LegiblePath.text(sentence[language]))
        return switch self {
        case .cannotWrite: ExitStatus.cannotWrite
        case .interrupted: ExitStatus.interrupted
        case .list: ExitStatus.someUnreadable
        // The program's own are sound: a test reads them.
        case .forms: ExitStatus.usage
        case .noSuchFile, .unreadableFolder, .outputFolderInUse, .outputInsideInput, .profile, .noTemplates, .shards:
            ExitStatus.usage
        }
    }
}

extension CompletionKind {
    /// A list that the bureau keeps.
    static var workbook: CompletionKind { .file(extensions: ["xlsx", "xlsm", "xls"]) }
}
