import Review
import Spreadsheet

/// The manual page `filingdesk(1)`, in the macros of man(7).
struct ManualPage {
    let program: CommandDescription
    let language: Language

    var text: String {
        let name = program.commandName
        var lines = [
            ".TH \(name.uppercased()) 1 \"\(Product.released)\" \"\(name) \(Product.version)\""
                + (language == .chinese ? " \"用户手册\"" : " \"User Commands\""),
            ".ad l", ".nh",
            section("名称", "NAME"), "\(name) \\- \(Roff.text(program.abstract ?? ""))",  // every command has one
            section("用法", "SYNOPSIS"),
        ]
        for command in program.commands {
            lines += [".B \(Roff.text("\(name) \(command.commandName)"))", Roff.text(synopsis(command)), ".br"]
        }
        lines.removeLast()
        lines += [section("说明", "DESCRIPTION"), Roff.text(Self.description[language])]
        lines.append(section("命令", "COMMANDS"))
        for command in program.commands { lines += self.command(command) }
        lines += [section("共同的选项", "COMMON OPTIONS")] + shared.filter { $0.sectionTitle == nil }.flatMap(argument)
        let limits = shared.filter { $0.sectionTitle != nil }
        if let title = limits.first?.sectionTitle {
            lines += [".SH \(Roff.quoted(title.uppercased()))"] + limits.flatMap(argument)
        }
        lines += [section("退出码", "EXIT STATUS")]
        for (code, meaning) in ExitStatus.meanings {
            lines += [".TP", ".B \(code.rawValue)", Roff.text(meaning[language])]
        }
        lines += [section("文件", "FILES")] + entries(Self.files)
        lines += [section("环境变量", "ENVIRONMENT")] + entries(Self.environment)
        lines +=
            [section("示例", "EXAMPLES")]
            + Self.examples.flatMap { example in
                [
                    Roff.text(example.what[language]), ".PP", ".in +4n", ".nf", Roff.text(example.line[language]),
                    ".fi", ".in", ".PP",
                ]
            }
        lines.removeLast()
        return lines.joined(separator: "\n") + "\n"
    }

    /// Arguments that at least three commands share, each once.
    private var shared: [CommandDescription.Argument] {
        let all = program.commands.flatMap(\.shownArguments).filter { $0.kind != .positional }
        var known: Set<String> = []
        return all.filter { argument in
            all.count { $0.label == argument.label && $0.help(in: language) == argument.help(in: language) } > 2
                && known.insert(argument.label).inserted
        }
    }

    private func command(_ command: CommandDescription) -> [String] {
        let common = Set(shared.map { "\($0.label)\($0.help(in: language))" })
        let own = command.shownArguments.filter { !common.contains("\($0.label)\($0.help(in: language))") }
        // Every command has one.
        var lines = [".SS \(Roff.quoted(command.commandName))", Roff.text(command.abstract ?? "")]
        lines += own.flatMap(argument)
        var isExample = false
        for line in (command.discussion ?? "").split(separator: "\n") {  // not every command has one
            let isNow = line.hasPrefix(" ")
            if isNow != isExample { lines += isNow ? [".PP", ".in +4n", ".nf"] : [".fi", ".in", ".PP"] }
            if !isNow, !isExample { lines.append(".PP") }
            isExample = isNow
            lines.append(Roff.text(String(line.drop { $0 == " " })))
        }
        if isExample { lines += [".fi", ".in"] }
        return lines
    }

    private func argument(_ argument: CommandDescription.Argument) -> [String] {
        [".TP", ".B \(Roff.text(argument.label))", Roff.text(argument.help(in: language))]
    }

    private func synopsis(_ command: CommandDescription) -> String { command.synopsis(of: [], in: language) }

    private func entries(_ entries: [(name: String, what: BilingualText)]) -> [String] {
        entries.flatMap { [".TP", ".B \(Roff.text($0.name))", Roff.text($0.what[language])] }
    }

    private func section(_ zh: String, _ en: String) -> String {
        ".SH \(Roff.quoted(BilingualText(zh: zh, en: en)[language]))"
    }
}
