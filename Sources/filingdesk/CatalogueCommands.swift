import ArgumentParser
import Reports
import Review
import Rules
import Spreadsheet

/// How `rules` and `forms` print.
enum CatalogueFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
}

struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rules", abstract: HelpText.text("列出规则，或说明一条规则", "List the rules, or explain one"),
            discussion: HelpText.examples(
                zh: ["filingdesk rules FUND-01", "filingdesk rules --format markdown > 规则.md"],
                en: ["filingdesk rules FUND-01 --lang en", "filingdesk rules --format markdown > rules.md"]))
    }

    @Argument(
        help: HelpText.help("规则编号，如 FUND-01", "A rule's id, such as FUND-01", valueName: "id"),
        completion: .list(RuleCatalogue.descriptions.map(\.id.rawValue)))
    var id: String?

    @OptionGroup var profiles: ProfileOptions

    @Option(help: HelpText.help("格式：text、json、markdown", "Format: text, json, markdown", valueName: "format"))
    var format: CatalogueFormat = .text

    func run() throws {
        let report: RuleReport
        do {
            report = RuleReport(profile: try profiles.chosen(), language: profiles.lang)
        } catch {
            throw error.report(in: profiles.lang)
        }
        let rule = id.map { RuleID($0.uppercased()) }
        if let rule, !RuleCatalogue.descriptions.contains(where: { $0.id == rule }) {
            Terminal.say(
                HelpText.text(
                    "没有规则“\(rule)”。用 filingdesk rules 查看全部规则。",
                    "There is no rule \"\(rule)\". filingdesk rules lists them all."))
            throw ExitStatus.usage
        }
        switch format {
        case .text: Terminal.print(report.text(of: rule, width: Terminal.width))
        case .json: Terminal.print(report.json(of: rule))
        case .markdown: Terminal.print(report.markdown(of: rule))
        }
    }
}

struct FormsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "forms",
            abstract: HelpText.text("列出能识别的表样，或说明一种", "List the forms that are recognised, or explain one"),
            discussion: HelpText.examples("filingdesk forms project-card", "filingdesk forms --format json"))
    }

    @Argument(
        help: HelpText.help("表样名称，如 project-card", "A form's name, such as project-card", valueName: "id"),
        completion: .list(TemplateFolder.formNames))
    var id: String?

    @Option(help: HelpText.help("格式：text、json、markdown", "Format: text, json, markdown", valueName: "format"))
    var format: CatalogueFormat = .text

    @Option(
        help: HelpText.help(
            "本地表样所在的文件夹（forms/*.yaml）", "Folder of forms/*.yaml of your own", valueName: "dir"),
        completion: .directory)
    var templates: String?

    @Option(help: HelpText.help("语言：zh 或 en", "Language: zh or en", valueName: "lang"))
    var lang: Language = .chinese

    func run() throws {
        let report: FormReport
        do throws(ReviewError) {
            report = FormReport(library: try TemplateFolder(templates).library, language: lang)
        } catch {
            throw error.report(in: lang)
        }
        if let id, !report.names.contains(id) {
            Terminal.say(
                HelpText.text(
                    "没有表样“\(id)”。可用的有：\(report.names.joined(separator: "、"))。",
                    "There is no form \"\(id)\". Known: \(report.names.joined(separator: ", "))."))
            throw ExitStatus.usage
        }
        switch format {
        case .text: Terminal.print(report.text(of: id))
        case .json: Terminal.print(report.json(of: id))
        case .markdown: Terminal.print(report.markdown(of: id))
        }
    }
}
