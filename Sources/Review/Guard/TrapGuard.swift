import Glibc
import Rules
import Spreadsheet
import Synchronization

/// Sees to it that a trap costs one judgement and not the run. Swift cannot catch a trap; but the process can note what each
/// of its threads is at, and when one traps start itself again in place, told to leave that out. Nothing is lost by that:
/// files appear whole or not at all, and a run begins by clearing its folder. What is left out counts as not evaluated, and
/// the exit code is 70.
package enum TrapGuard {
    /// What this run has to leave out: nothing, unless it was started again.
    package static let casualties: Set<Casualty> = {
        guard let text = getenv(Restart.variable) else { return [] }
        return Set(Casualty.list(String(cString: text)))
    }()

    /// Begins to watch. Without it a trap ends the process, as in tests.
    package static func arm() {
        guard casualties.count < Restart.most else { return }
        _ = (restart, key)  // made now: a handler may not
        isArmed.store(true, ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            TrapGuard.restart.run(leavingOut: ThreadNote(existing: TrapGuard.key))
        }
        // A trap within the handler ends the process.
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_NODEFER)
        for signal in [SIGILL, SIGTRAP, SIGFPE, SIGSEGV, SIGBUS, SIGABRT] { sigaction(signal, &action, nil) }
    }

    /// Starts the process again without that, from a thread that has found out about it. Returns where nobody watches.
    static func leaveOut(_ casualty: Casualty) {
        guard isArmed.load(ordering: .relaxed) else { return }
        let note = ThreadNote(key)
        note.set(file: casualty.file)
        note.set(rule: casualty.rule?.rawValue ?? "")  // the file altogether
        restart.run(leavingOut: note)
    }

    private static let isArmed = Atomic<Bool>(false)

    private static let restart = Restart()

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }()

    /// The file that this thread is at from now on; empty for the whole run.
    static func enter(file: String) {
        let note = ThreadNote(key)
        note.set(file: file)
        note.set(rule: "")
        trapOnPurpose(nil, file)
    }

    /// The rule that is about to be run on it.
    static func enter(_ rule: RuleID, file: String) {
        ThreadNote(key).set(rule: rule.rawValue)
        trapOnPurpose(rule, file)
    }

    #if DEBUG
    /// `FILINGDESK_TRAP`, for the tests: a rule, a tab and the end of a file's name. `TIME` for a rule takes forever.
    private static let trap = getenv("FILINGDESK_TRAP").flatMap { Casualty.list(String(cString: $0)).first }
    #endif

    private static func trapOnPurpose(_ rule: RuleID?, _ file: String) {
        #if DEBUG
        guard let trap, trap.rule == rule || trap.isLate && rule == nil, file.hasSuffix(trap.file),
            trap.file.isEmpty == file.isEmpty
        else { return }
        if trap.isLate { sleep(600) } else { raise(SIGILL) }
        #endif
    }
}

/// The process started again in place, with one more thing to leave out.
///
/// Soundness: all memory is made beforehand and never freed. `run` reads it, writes into a buffer of its own, and calls
/// `lseek`, `execve` and `_exit`, which POSIX allows in a signal handler. Addresses are kept as numbers, since what lies
/// behind them does not change once it is made.
private struct Restart {
    static let variable = "FILINGDESK_CASUALTIES"
    /// More than that many defects in one run are one defect of another kind.
    static let most = 16

    private static let room = 1 << 17
    private let arguments: UInt
    private let environment: UInt
    /// `FILINGDESK_CASUALTIES=` and what is left out already.
    private let text: UInt
    private let length: Int
    private let program: UInt

    init() {
        arguments = UInt(bitPattern: CommandLine.unsafeArgv)
        program = UInt(bitPattern: strdup("/proc/self/exe"))
        let known = getenv(Self.variable).map { String(cString: $0) } ?? ""  // this is the first start
        let beginning = Array("\(Self.variable)=\(known)".utf8)
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: Self.room + 8192)
        text.initialize(repeating: 0, count: Self.room + 8192)
        let kept = min(beginning.count, Self.room)
        for index in 0..<kept { text[index] = CChar(bitPattern: beginning[index]) }
        self.text = UInt(bitPattern: text)
        length = kept
        var variables: [UnsafeMutablePointer<CChar>?] = []
        var next = environ
        while let variable = next.pointee {
            if strncmp(variable, Self.variable, Self.variable.utf8.count) != 0 { variables.append(strdup(variable)) }
            next += 1
        }
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: variables.count + 2)
        list.initialize(repeating: nil, count: variables.count + 2)
        for (index, variable) in variables.enumerated() { list[index] = variable }
        list[variables.count] = text
        environment = UInt(bitPattern: list)
    }

    /// Does not return.
    ///
    /// - Parameter note: what the thread was at; a defect at no file and in no rule ends the process.
    func run(leavingOut note: ThreadNote?) {
        guard let note, note.file.count + note.rule.count > 0, let text = UnsafeMutablePointer<UInt8>(bitPattern: text),
            let program = UnsafePointer<CChar>(bitPattern: program),
            let arguments = UnsafePointer<UnsafeMutablePointer<CChar>?>(bitPattern: arguments),
            let environment = UnsafePointer<UnsafeMutablePointer<CChar>?>(bitPattern: environment)
        else { return Self.giveUp() }
        var end = length
        for byte in note.rule {
            text[end] = byte
            end += 1
        }
        text[end] = UInt8(ascii: "\t")
        end += 1
        for byte in note.file {
            text[end] = byte
            end += 1
        }
        text[end] = UInt8(ascii: "\n")
        // A list of paths on standard input is read again.
        lseek(STDIN_FILENO, 0, SEEK_SET)
        execve(program, arguments, environment)
        Self.giveUp()
    }

    private static func giveUp() {
        let sentence: StaticString = "filingdesk: 程序缺陷，请报告 / a defect of this program, please report it\n"
        write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
        _exit(70)
    }
}
