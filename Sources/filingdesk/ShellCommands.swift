import ArgumentParser
import Spreadsheet

struct CompletionsCommand: ParsableCommand {
    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish

        var script: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "completions",
            abstract: HelpText.text("打印命令行补全脚本", "Print a completion script for a shell"),
            discussion: HelpText.examples(
                "source <(filingdesk completions bash)",
                "filingdesk completions zsh > ~/.zfunc/_filingdesk",
                "filingdesk completions fish > ~/.config/fish/completions/filingdesk.fish"))
    }

    @Argument(help: HelpText.help("bash、zsh 或 fish", "bash, zsh or fish", valueName: "shell"))
    var shell: Shell

    @Option(help: HelpText.help("语言：zh 或 en", "Language: zh or en", valueName: "lang"))
    var lang: Language = .chinese

    func run() throws { Terminal.print(FilingDesk.completionScript(for: shell.script) + "\n") }
}

struct ManualCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "manual", abstract: HelpText.text("打印手册页（man 格式）", "Print the manual page, for man"),
            discussion: HelpText.examples("filingdesk manual > filingdesk.1 && man -l filingdesk.1"))
    }

    @Option(help: HelpText.help("语言：zh 或 en", "Language: zh or en", valueName: "lang"))
    var lang: Language = .chinese

    func run() throws {
        guard let program = CommandDescription.program else { throw ExitStatus.defect }
        Terminal.print(ManualPage(program: program, language: lang).text)
    }
}
