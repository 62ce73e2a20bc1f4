import ArgumentParser
import FilingModel
import Review
import Spreadsheet

struct TemplateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "template",
            abstract: HelpText.text(
                "画出空白表样，带下拉列表、校验和填报说明", "Draw blank forms with drop-downs, checks and instructions"),
            discussion: HelpText.examples(
                zh: ["filingdesk template --out 空白表样", "filingdesk template project-card --year 2026 --out 空白表样"],
                en: ["filingdesk template --out blank", "filingdesk template project-card --lang en --out blank"]))
    }

    @Argument(
        help: HelpText.help(
            "表样名称，如 project-card；不写则全部", "Names of forms, such as project-card; all of them by default",
            valueName: "form"), completion: .list(TemplateFolder.formNames))
    var forms: [String] = []

    @Option(help: HelpText.help("写到哪个文件夹", "Folder to write to", valueName: "dir"), completion: .directory)
    var out: String

    @OptionGroup var profiles: ProfileOptions

    @Option(help: HelpText.help("预算年度，默认用档案里的", "Budget year; the profile's by default", valueName: "YYYY"))
    var year: Int?

    private var lang: Language { profiles.lang }

    func validate() throws {
        if let year, FiscalYear(year) == nil {
            throw ValidationError(HelpText.text("“\(year)”不是预算年度。", "\"\(year)\" is not a budget year."))
        }
    }

    func run() throws {
        let templates: TemplateRun
        do throws(ReviewError) {
            templates = try TemplateRun(
                profile: profiles.profile, templates: profiles.templates, year: year.flatMap { FiscalYear($0) },
                language: lang)
        } catch {
            throw error.report(in: lang)
        }
        if let unknown = forms.first(where: { !templates.names.contains($0) }) {
            Terminal.say(
                HelpText.text(
                    "没有表样“\(unknown)”。可用的有：\(templates.names.joined(separator: "、"))。",
                    "There is no form \"\(unknown)\". Known: \(templates.names.joined(separator: ", "))."))
            throw ExitStatus.usage
        }
        do throws(ReviewError) {
            for path in try templates.write(forms, into: out) { Terminal.print(LegiblePath.text(path) + "\n") }
        } catch {
            throw error.report(in: lang)
        }
    }
}
