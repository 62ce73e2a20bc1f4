import ArgumentParser
import CMalloc
import Glibc
import Review
import Spreadsheet

/// The command line. Each command is a file beside this one; what they share is in `RunOptions`.
@main
struct FilingDesk: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Product.name,
            abstract: HelpText.text(
                "审核绩效目标申报表，退回批注稿、更正稿和汇总", "Reviews performance-target filings: annotated, corrected, summed up"),
            discussion: HelpText.examples(
                zh: [
                    "filingdesk review 申报/ --roster 名册.xlsx --out 结果", "filingdesk check 申报表.xlsx",
                    "filingdesk rules FUND-01",
                ],
                en: [
                    "filingdesk review filings/ --roster roster.xlsx --out result",
                    "filingdesk check filing.xlsx --lang en", "filingdesk rules FUND-01 --lang en",
                ]) + "\n\n" + ExitStatus.sentence[HelpText.language],
            version: Product.version,
            subcommands: [
                ReviewCommand.self, MergeCommand.self, CheckCommand.self, CompareCommand.self, TemplateCommand.self,
                ConvertCommand.self, RulesCommand.self, FormsCommand.self, CellsCommand.self, DoctorCommand.self,
                CompletionsCommand.self, ManualCommand.self,
            ])
    }
}

extension FilingDesk {
    static func main() {
        // libzip turns every entry's time stamp into local time; without TZ the C library looks up the zone file each time.
        // No output carries a local time.
        setenv("TZ", "UTC0", 0)
        // Each file takes some buffers of this order and gives them back: going to the kernel for them costs more than all else.
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
        mallopt(M_TRIM_THRESHOLD, 16 << 20)
        TrapGuard.arm()
        Terminal.heedInterruption()
        // An asynchronous `main` would end in `dispatch_main`, which leaves the first thread by `pthread_exit`; for that glibc
        // looks for libgcc_s, which the program does without otherwise. So this thread waits until the other ends the process.
        Task.detached { await perform() }
        while true { pause() }
    }

    /// Runs what the command line asks for and ends the process.
    private static func perform() async -> Never {
        do {
            var command = try parseAsRoot(Terminal.arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            Glibc.exit(ExitStatus.allAccepted.rawValue)
        } catch {
            Closing(error, arguments: Terminal.arguments).tell()
        }
    }
}

/// The contract's exit codes; the highest that applies wins.
enum ExitStatus {
    static let allAccepted = ExitCode(0)
    static let someReturned = ExitCode(1)
    static let someUnreadable = ExitCode(2)
    static let usage = ExitCode(64)
    static let defect = ExitCode(70)
    static let cannotWrite = ExitCode(74)
    /// As shells say it of a program that was stopped by Ctrl-C.
    static let interrupted = ExitCode(130)

    /// What each of them tells.
    static let meanings: [(code: ExitCode, meaning: BilingualText)] = [
        (allAccepted, BilingualText(zh: "全部受理", en: "all accepted")),
        (someReturned, BilingualText(zh: "有退回或不予受理", en: "some returned or refused")),
        (someUnreadable, BilingualText(zh: "有文件无法读取或不能写出副本", en: "some files unreadable, or without a copy")),
        (usage, BilingualText(zh: "用法有误", en: "usage")),
        (defect, BilingualText(zh: "程序缺陷", en: "a defect of ours")),
        (cannotWrite, BilingualText(zh: "结果无法写入", en: "a result cannot be written")),
        (interrupted, BilingualText(zh: "被中断", en: "stopped")),
    ]

    static var sentence: BilingualText {
        let parts = meanings.map { ("\($0.code.rawValue) \($0.meaning.zh)", "\($0.code.rawValue) \($0.meaning.en)") }
        return BilingualText(
            zh: "退出码：" + parts.map(\.0).joined(separator: "；") + "。",
            en: "Exit codes: " + parts.map(\.1).joined(separator: "; ") + ".")
    }
}
