import ArgumentParser
import Review
import Spreadsheet

struct DoctorCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: HelpText.text(
                "说明本机装了什么、各项限制是多少", "Say what is installed and which limits are in force"),
            discussion: HelpText.examples("filingdesk doctor", "filingdesk doctor --max-cells 100000000 --format json")
                + "\n\n"
                + HelpText.text(
                    "退出码：0 可以审核；1 缺少审核必需的东西（标有 ✗）。没有 LibreOffice 只影响 .xls，不算在内。",
                    "Exits with 0 when filings can be reviewed, and with 1 when something that takes is missing (marked ✗). Without LibreOffice only .xls files cannot be read, which does not count."
                ))
    }

    @OptionGroup var profiles: ProfileOptions

    @Option(help: HelpText.help("格式：text 或 json", "Format: text or json", valueName: "format"))
    var format: Format = .text

    @OptionGroup(title: HelpText.text("安全限制", "Safety limits")) var limits: LimitOptions

    func run() throws {
        let lang = profiles.lang
        let report: DoctorReport
        do throws(ReviewError) {
            report = DoctorReport(
                profile: try profiles.chosen(), templates: try TemplateFolder(profiles.templates),
                folder: profiles.templates, limits: limits)
        } catch {
            throw error.report(in: lang)
        }
        switch format {
        case .text: Terminal.print(report.text(in: lang, width: Terminal.width))
        case .json: Terminal.print(try report.json(in: lang))
        }
        throw report.isFit ? ExitStatus.allAccepted : ExitStatus.someReturned
    }
}
