import Glibc
import Review
import Spreadsheet

/// What the program knows of the terminal it runs in.
enum Terminal {
    static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// One that cannot move its cursor or change colours says so by TERM.
    static let isDumb = text(of: "TERM") == "dumb"

    /// Colours only on a terminal, and not where NO_COLOR has a value (no-color.org).
    static let usesColour = outputIsTerminal && !isDumb && (text(of: "NO_COLOR") ?? "").isEmpty  // it is not set

    /// Of an environment variable.
    static func text(of variable: String) -> String? { getenv(variable).map { String(cString: $0) } }

    /// Columns of the terminal; 80 where there is none.
    static let width: Int = {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
        return Int(size.ws_col)
    }()

    /// In Beijing, whose time the whole country keeps.
    static var today: CellDate.Day { CellDate.Day(daysSince1970: (time(nil) + 8 * 3600) / 86_400) }

    static let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// A line on standard error.
    static func say(_ line: String) { sayRaw(line + "\n") }

    /// On standard error as it is, without the end of a line.
    static func sayRaw(_ text: String) {
        _ = put(Array(text.utf8), STDERR_FILENO)  // there is nowhere else to tell it
    }

    /// Results, on standard output, after everything else is done. Where they cannot be written the program ends with that:
    /// half of them must not pass for all.
    static func print(_ bytes: [UInt8]) {
        guard let reason = put(bytes, STDOUT_FILENO) else { return }
        say(HelpText.text("结果写不到标准输出：\(reason.zh)。", "Standard output cannot be written to: \(reason.en)."))
        exit(ExitStatus.cannotWrite.rawValue)
    }

    static func print(_ text: String) { print(Array(text.utf8)) }

    /// Ctrl-C, or a polite end: the run finishes the files at hand and says how to go on. A second one ends it at once.
    static func heedInterruption() {
        // Who starts a program from a thread that takes no signals, as workers of thread pools are, hands that on to it.
        var numbers = sigset_t()
        sigemptyset(&numbers)
        for number in [SIGINT, SIGTERM] { sigaddset(&numbers, number) }
        pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interruption.request()
                signal(number, SIG_DFL)
            }
        }
    }

    /// What the program was called with, as `SystemPath` carries it.
    ///
    /// Soundness: the system gives as many texts as it says, each of which ends in NUL and lives as long as the process.
    static let arguments: [String] = (1..<max(1, Int(CommandLine.argc))).compactMap { number in
        CommandLine.unsafeArgv[number].map { argument in
            SystemPath(bytes: UnsafeRawBufferPointer(start: argument, count: strlen(argument))).text
        }
    }

    /// The paths on standard input, as `SystemPath` carries them.
    ///
    /// - Parameter separator: what ends each of them.
    static func standardInputPaths(separator: UInt8) -> [String] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        keep(bytes)
        return bytes.split(separator: separator).map { SystemPath(bytes: $0).text }
    }

    /// What came through a pipe is put where a run that has to be started again (`TrapGuard`) finds it.
    private static func keep(_ bytes: [UInt8]) {
        guard lseek(STDIN_FILENO, 0, SEEK_CUR) < 0, let file = tmpfile() else { return }
        let copy = dup(fileno(file))
        fclose(file)
        _ = put(bytes, copy)  // a run that is started again says which files it has
        dup2(copy, STDIN_FILENO)
        close(copy)
    }

    /// - Returns: why not all could be written. A reader that has gone away (`| head`) is no error of ours.
    private static func put(_ bytes: [UInt8], _ file: Int32) -> BilingualText? {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno == EPIPE ? nil : SystemReason.last }
            written += count
        }
        return nil
    }
}
