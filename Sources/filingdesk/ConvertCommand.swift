import ArgumentParser
import Reports
import Review
import Spreadsheet

struct ConvertCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "convert",
            abstract: HelpText.text(
                "在申报表、清单、JSON 和 CSV 之间转换", "Convert filings between cards, lists, JSON and CSV"),
            discussion: HelpText.examples(
                zh: [
                    "filingdesk convert 申报/ --to list --out 清单",
                    "filingdesk convert 清单.xlsx --to card --out 申报表",
                    "filingdesk convert 申报/ --to json --out 数据",
                ],
                en: [
                    "filingdesk convert filings/ --to list --out list",
                    "filingdesk convert list.xlsx --to card --out cards",
                    "filingdesk convert filings/ --to json --out data",
                ]) + "\n\n"
                + HelpText.text(
                    "放不下的和读不准的逐条写在标准错误和 conversion.json 里。\n退出码：0 全部转换；1 有放不下或读不准的；2 有文件无法读取。",
                    "What the target cannot hold or what is uncertain is told on standard error\nand in conversion.json. Exit codes: 0 all converted; 1 something is lost or\nuncertain; 2 a file could not be read."
                ))
    }

    @OptionGroup var inputs: InputArguments

    @Option(help: HelpText.help("转换为：\(names)", "Convert to: \(names)", valueName: "layout"))
    var to: ConversionTarget

    @Option(help: HelpText.help("结果写入的文件夹", "Folder for the results", valueName: "dir"), completion: .directory)
    var out: String

    @Option(
        help: HelpText.help(
            "写 CSV 用的编码：\(codings)", "Coding of a CSV that is written: \(codings)", valueName: "coding"))
    var encoding: TextCoding = .utf8WithMark

    @Option(help: HelpText.help("同时处理的文件数", "Files worked on at a time", valueName: "n"))
    var jobs: Int?

    @OptionGroup var profiles: ProfileOptions

    @Flag(name: .shortAndLong, help: HelpText.help("不显示进度和略过的文件", "Say nothing of progress and skipped files"))
    var quiet = false

    @Option(
        help: HelpText.help(
            "进度（写到标准错误）：auto 只在终端上显示，bar、json、none",
            "Progress on standard error: auto (on a terminal only), bar, json, none",
            valueName: "style"))
    var progress: ProgressStyle = .auto

    @OptionGroup(title: HelpText.text("安全限制", "Safety limits")) var limits: LimitOptions

    private var lang: Language { profiles.lang }

    private static let names = ConversionTarget.allCases.map(\.rawValue).joined(separator: ", ")
    private static let codings = TextCoding.allCases.map(\.rawValue).joined(separator: ", ")

    func run() async throws {
        let record: ConversionRecord
        do throws(ReviewError) {
            record = try await conversion().convert(into: out)
        } catch {
            throw error.report(in: lang)
        }
        for sentence in record.sentences { Terminal.say(sentence) }
        if record.untold > 0 {
            Terminal.say(
                HelpText.text(
                    "另有 \(record.untold) 条，见 \(out)/\(ConversionJSON.fileName)。",
                    "\(record.untold) more are in \(out)/\(ConversionJSON.fileName)."))
        }
        Terminal.print(record.summary(folder: out))
        throw record.exitCode
    }

    private func conversion() throws(ReviewError) -> ConvertRun {
        let desk = try ConversionDesk(
            profile: profiles.profile, templates: profiles.templates, language: lang, limits: limits.limits)
        let collected = try InputCollector(inputs.paths, and: [".json", ".csv"])
        for skipped in collected.skipped where !quiet {
            Terminal.say(
                HelpText.text("略过 ", "Skipped ") + skipped.path + HelpText.text("：", ": ") + skipped.reason[lang])
        }
        let report = ProgressReport(quiet ? .none : progress, lang)
        var observer: (@Sendable (RunProgress) -> Void)?
        if let report { observer = { report.take($0) } }
        return ConvertRun(
            desk: desk, inputs: collected.inputs, target: to, coding: encoding,
            jobs: jobs ?? Terminal.processorCount, secondsPerFile: limits.maxSeconds, progress: observer)
    }
}

extension ConversionRecord {
    fileprivate func summary(folder: String) -> String {
        let rows = totals.rows > 0 ? HelpText.text("，共 \(totals.rows) 行", " in \(totals.rows) rows") : ""
        var lines = [
            HelpText.text(
                "转换了 \(totals.files) 个文件中的 \(totals.filings) 份申报\(rows)。",
                "Converted \(totals.filings) filings of \(totals.files) files\(rows).")
        ]
        for (count, what) in [
            (totals.unreadable, HelpText.text("个文件无法读取", "files could not be read")),
            (totals.withoutForm, HelpText.text("个文件里没有申报表", "files hold no form")),
            (totals.lost, HelpText.text("处内容目标格式放不下", "places that the target cannot hold")),
            (totals.doubtful, HelpText.text("处读不准，请核对", "places that are uncertain; please check")),
        ] where count > 0 {
            lines.append("  \(count) \(what)")
        }
        lines.append(
            HelpText.text(
                "结果：\(folder)/\(output)，说明：\(folder)/\(ConversionJSON.fileName)",
                "Result: \(folder)/\(output), notes: \(folder)/\(ConversionJSON.fileName)"))
        return lines.joined(separator: "\n") + "\n"
    }

    /// The highest that applies.
    fileprivate var exitCode: ExitCode {
        guard TrapGuard.casualties.allSatisfy(\.isLate) else { return ExitStatus.defect }
        if totals.unreadable > 0 { return ExitStatus.someUnreadable }
        let isSound = totals.withoutForm == 0 && totals.lost == 0 && totals.doubtful == 0
        return isSound ? ExitStatus.allAccepted : ExitStatus.someReturned
    }
}

extension ConversionTarget: ExpressibleByArgument {}
extension TextCoding: ExpressibleByArgument {}
