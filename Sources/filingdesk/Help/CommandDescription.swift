import FoundationEssentials
import Spreadsheet

/// A command with its arguments, as the parser itself describes it: what help and manual are made from.
struct CommandDescription: Decodable {
    let commandName: String
    let abstract: String?
    /// Examples, in lines that begin with two blanks, and what there is to say besides.
    let discussion: String?
    private let subcommands: [CommandDescription]?
    private let arguments: [Argument]?

    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        struct Name: Decodable {
            enum Kind: String, Decodable { case long, short, longWithSingleDash }

            let kind: Kind
            let name: String

            var text: String { kind == .long ? "--\(name)" : "-\(name)" }
        }

        let kind: Kind
        private let shouldDisplay: Bool
        let sectionTitle: String?
        let isOptional: Bool
        let isRepeating: Bool
        private let names: [Name]?
        private let valueName: String?
        private let defaultValue: String?
        private let allValues: [String]?
        let abstract: String?

        var isShown: Bool { shouldDisplay }

        /// `-q, --quiet`, `--out <dir>`, `<path>`.
        var label: String {
            let value = valueName.map { "<\($0)>" } ?? ""  // a flag has none
            // A positional has none.
            let names = (names ?? []).sorted { $0.kind == .short && $1.kind != .short }.map(\.text)
            switch kind {
            case .positional: return value
            case .option: return "\(names.joined(separator: ", ")) \(value)"
            case .flag: return names.joined(separator: ", ")
            }
        }

        /// `--out`; nil for a positional argument.
        var option: String? { names?.first { $0.kind == .long }?.text }

        /// How the usage line tells of it.
        var synopsis: String { kind == .positional ? label + (isRepeating ? "..." : "") : label }

        func help(in language: Language) -> String {
            if option == "--help" { return BilingualText(zh: "显示说明", en: "Show this help")[language] }
            if option == "--version" { return BilingualText(zh: "显示版本", en: "Show the version")[language] }
            var help = abstract ?? ""  // an argument without help has none
            let values = (allValues ?? []).filter { !$0.isEmpty }  // any value will do
            if !values.allSatisfy(help.contains) {
                help +=
                    BilingualText(zh: "：", en: ": ")[language]
                    + values.joined(separator: BilingualText(zh: "、", en: ", ")[language])
            }
            if let defaultValue, !defaultValue.isEmpty, kind != .flag {
                help += BilingualText(zh: "（默认 \(defaultValue)）", en: " (default: \(defaultValue))")[language]
            }
            return help
        }
    }

    /// Those to be shown; without the parser's own, which explains itself.
    var commands: [CommandDescription] { (subcommands ?? []).filter { $0.commandName != "help" } }  // it has none

    /// Those to be shown.
    var shownArguments: [Argument] { (arguments ?? []).filter(\.isShown) }  // it has none

    /// The arguments in the sections under which they are shown, those without a title first.
    var sections: [(title: String?, arguments: [Argument])] {
        var titles: [String?] = [nil]
        for argument in shownArguments where !titles.contains(argument.sectionTitle) {
            titles.append(argument.sectionTitle)
        }
        return titles.map { title in
            (title, shownArguments.filter { $0.sectionTitle == title && $0.kind != .positional })
        }
    }

    var positionals: [Argument] { shownArguments.filter { $0.kind == .positional } }

    /// What has to be written, and whether there is more.
    func synopsis(of path: [String], in language: Language) -> String {
        var words = path
        if !commands.isEmpty { words.append(BilingualText(zh: "<命令>", en: "<command>")[language]) }
        if shownArguments.contains(where: { $0.isOptional && $0.kind != .positional }) {
            words.append(BilingualText(zh: "[选项]", en: "[options]")[language])
        }
        words += shownArguments.filter { !$0.isOptional && $0.kind != .positional }.map(\.synopsis)
        words += positionals.map { $0.isOptional ? "[\($0.synopsis)]" : $0.synopsis }
        return words.joined(separator: " ")
    }

    /// The command that the words name, as far as they do.
    func command(named words: some Sequence<String>) -> (path: [String], command: CommandDescription) {
        var found = ([commandName], self)
        for word in words {
            guard let next = found.1.commands.first(where: { $0.commandName == word }) else { break }
            found = (found.0 + [word], next)
        }
        return found
    }

    private struct Tool: Decodable { let command: CommandDescription }

    /// All of them, beginning with the program's own; nil only if the parser changed its format.
    static var program: CommandDescription? {
        // A test reads it.
        try? JSONDecoder().decode(Tool.self, from: Data(FilingDesk._dumpHelp().utf8)).command
    }
}
