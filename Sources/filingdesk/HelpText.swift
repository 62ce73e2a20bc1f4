import ArgumentParser
import Spreadsheet

/// Help texts in the language asked for on this very command line, which is known before it is parsed.
enum HelpText {
    static let language: Language = {
        let arguments = Terminal.arguments
        if arguments.contains("--lang=en") { return .english }
        guard let option = arguments.firstIndex(of: "--lang"), option + 1 < arguments.count else { return .chinese }
        return Language(rawValue: arguments[option + 1]) ?? .chinese  // the parser reports a language it does not know
    }()

    static func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }

    /// Commands to be typed, at the foot of a help page.
    static func examples(zh: [String], en: [String]) -> String {
        text("例：", "Examples:") + (language == .chinese ? zh : en).map { "\n  \($0)" }.joined()
    }

    /// The same in both languages.
    static func examples(_ lines: String...) -> String { examples(zh: lines, en: lines) }

    static func help(_ zh: String, _ en: String, valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: text(zh, en)).named(valueName)
    }
}

extension ArgumentHelp {
    fileprivate func named(_ valueName: String?) -> ArgumentHelp {
        var copy = self
        copy.valueName = valueName
        return copy
    }
}

extension Language: ExpressibleByArgument {}
