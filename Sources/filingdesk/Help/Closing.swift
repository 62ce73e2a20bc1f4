import ArgumentParser
import Glibc
import Spreadsheet

/// How a command ends that has thrown: with help or a version on standard output, with what is wrong with the command line
/// on standard error, or with the exit code alone, when all is said.
struct Closing {
    private let error: any Error
    private let arguments: [String]
    private let language = HelpText.language

    init(_ error: any Error, arguments: [String]) {
        self.error = error
        self.arguments = arguments
    }

    func tell() -> Never {
        if let code = error as? ExitCode { exit(code.rawValue) }
        let code = FilingDesk.exitCode(for: error)
        let message = FilingDesk.fullMessage(for: error)
        if code.isSuccess {
            // The parser's own help is told anew, since it counts characters and not columns.
            Terminal.print(message.hasPrefix("OVERVIEW:") ? page?.text ?? message : message + "\n")
        } else {
            Terminal.say(
                LegiblePath.text(UsageError(message: FilingDesk.message(for: error)).sentence(in: language)))
            if let page {
                Terminal.say(page.usage)
                let name = page.path.joined(separator: " ")
                Terminal.say(
                    BilingualText(zh: "说明：\(name) --help", en: "See: \(name) --help\(option)")[language])
            }
        }
        exit(code.rawValue)
    }

    /// English has to be asked for again.
    private var option: String { language == .english ? " --lang en" : "" }

    /// Of the command that the command line names.
    private var page: HelpPage? {
        guard let program = CommandDescription.program else { return nil }
        let words = arguments.drop { $0 == "help" || $0.hasPrefix("-") }
        let (path, command) = program.command(named: words)
        return HelpPage(path: path, command: command, language: language, width: min(Terminal.width, 100))
    }
}
