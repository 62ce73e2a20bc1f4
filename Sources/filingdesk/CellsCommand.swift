import ArgumentParser
import Review
import Spreadsheet

struct CellsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cells",
            abstract: HelpText.text("逐格列出任意工作簿的内容", "Print any workbook, cell by cell"),
            discussion: HelpText.examples(
                zh: ["filingdesk cells 申报表.xlsx --format csv", "filingdesk cells 申报/ --stats"],
                en: ["filingdesk cells filing.xlsx --format csv", "filingdesk cells filings/ --stats"]))
    }

    @OptionGroup var inputs: InputArguments

    @Option(help: HelpText.help("格式：jsonl 或 csv", "Format: jsonl or csv", valueName: "format"))
    var format: CellListing.Format = .jsonl

    @Flag(help: HelpText.help("只输出一行统计", "Print one line of statistics only"))
    var stats = false

    @Option(help: HelpText.help("语言：zh 或 en", "Language: zh or en", valueName: "lang"))
    var lang: Language = .chinese

    @OptionGroup(title: HelpText.text("安全限制", "Safety limits")) var limits: LimitOptions

    func run() throws {
        let files: [Input]
        do {
            files = try InputCollector(inputs.paths).inputs
        } catch {
            throw error.report(in: lang)
        }
        let listing = CellListing(limits: limits.limits)
        var statistics = CellListing.Statistics()
        var status = ExitStatus.allAccepted
        for input in files {
            let path = LegiblePath.text(input.path)
            do {
                let workbook = try listing.workbook(at: input.path)
                for diagnostic in workbook.diagnostics {
                    let place = [diagnostic.sheet, diagnostic.cell.map { "\($0)" }].compactMap(\.self).joined(
                        separator: "!")
                    Terminal.say("\(path) \(place)\(HelpText.text("：", ": "))\(diagnostic.message[lang])")
                    if diagnostic.loss != .nothing { status = ExitStatus.someUnreadable }
                }
                if stats { statistics.add(workbook) } else { listing.list(workbook, as: format, Terminal.print) }
            } catch {
                Terminal.say("\(path)\(HelpText.text("：", ": "))\(error.sentence[lang])")
                status = ExitStatus.someUnreadable
            }
        }
        if stats { Terminal.print(statistics.line) }
        throw status
    }
}

extension CellListing.Format: ExpressibleByArgument {}
