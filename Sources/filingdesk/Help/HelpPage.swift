import Reports
import Spreadsheet

/// What `--help` prints: within the width of the terminal, where a Chinese character takes two columns.
struct HelpPage {
    let path: [String]
    let command: CommandDescription
    let language: Language
    let width: Int

    /// Columns before the help of an argument.
    private static let indent = 30

    var text: String {
        var parts = [wrapped(command.abstract ?? "")]  // every command has one
        parts.append(usage)
        parts.append(section(label("参数", "Arguments"), command.positionals.map { ($0.label, $0.help(in: language)) }))
        for (title, arguments) in command.sections {
            parts.append(
                section(title ?? label("选项", "Options"), arguments.map { ($0.label, $0.help(in: language)) }))
        }
        // As above.
        parts.append(section(label("命令", "Commands"), command.commands.map { ($0.commandName, $0.abstract ?? "") }))
        parts.append(discussion)
        if !command.commands.isEmpty {
            let name = path.joined(separator: " ")
            parts.append(
                wrapped(label("用 \(name) <命令> --help 查看某个命令的说明。", "\(name) <command> --help explains a command.")))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// The line that usage errors end with, too.
    var usage: String {
        let head = label("用法：", "Usage: ")
        let lines = DisplayWidth.wrapped(
            command.synopsis(of: path, in: language), to: width - DisplayWidth.of(head))
        let blank = String(repeating: " ", count: DisplayWidth.of(head))
        return head + lines.joined(separator: "\n" + blank)
    }

    private func section(_ title: String, _ entries: [(label: String, help: String)]) -> String {
        guard !entries.isEmpty else { return "" }
        let blank = String(repeating: " ", count: Self.indent)
        let lines = entries.map { entry in
            let head = "  " + entry.label
            let help = DisplayWidth.wrapped(entry.help, to: width - Self.indent).joined(separator: "\n" + blank)
            if help.isEmpty { return head }
            guard DisplayWidth.of(head) + 2 <= Self.indent else { return "\(head)\n\(blank)\(help)" }
            return DisplayWidth.padded(head, to: Self.indent) + help
        }
        return title + label("：\n", ":\n") + lines.joined(separator: "\n")
    }

    /// Lines that begin with a blank are commands to be typed, and stay as they are.
    private var discussion: String {
        // Not every command has one.
        (command.discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(" ") ? String($0) : wrapped(String($0)) }.joined(separator: "\n")
    }

    private func wrapped(_ text: String) -> String {
        DisplayWidth.wrapped(text, to: width).joined(separator: "\n")
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
