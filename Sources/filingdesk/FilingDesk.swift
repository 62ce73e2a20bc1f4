import ArgumentParser
import CMalloc
import Glibc
import Review
import Spreadsheet

/// The command line. Each command is a file beside this one; what they share is in `RunOptions`.
@main
struct FilingDesk: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Product.name,
            abstract: HelpText.text(
                "审核绩效目标申报表，退回批注稿、更正稿和汇总", "Reviews performance-target filings: annotated, corrected, summed up"),
            discussion: HelpText.text(
                """
                例：
                  filingdesk review 申报/ --roster 名册.xlsx --out 结果
                  filingdesk check 申报表.xlsx
                  filingdesk rules FUND-01

                退出码：0 全部受理；1 有退回或不予受理；2 有文件无法读取；64 用法有误；70 程序缺陷；74 无法写入；130 被中断。
                """,
                """
                Examples:
                  filingdesk review filings/ --roster roster.xlsx --out result
                  filingdesk check filing.xlsx --lang en
                  filingdesk rules FUND-01 --lang en

                Exit codes: 0 all accepted; 1 some returned or refused; 2 some unreadable; 64 usage; 70 our defect; 74 cannot write; 130 stopped.
                """),
            version: Product.version,
            subcommands: [
                ReviewCommand.self, MergeCommand.self, CheckCommand.self, CompareCommand.self, TemplateCommand.self,
                RulesCommand.self, FormsCommand.self, CellsCommand.self,
            ])
    }
}

extension FilingDesk {
    static func main() async {
        // libzip turns every entry's time stamp into local time; without TZ the C library looks up the zone file each time.
        // No output carries a local time.
        setenv("TZ", "UTC0", 0)
        // Each file takes some buffers of this order and gives them back: going to the kernel for them costs more than all else.
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
        mallopt(M_TRIM_THRESHOLD, 16 << 20)
        TrapGuard.arm()
        Terminal.heedInterruption()
        await Self.main(Terminal.arguments)
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
}
