import Glibc

/// A program run to its end under limits, without a shell. `timeout` and `prlimit`, which every Debian has, keep the
/// limits: they bind the child even when this process is gone.
///
/// Soundness: the argument texts are freed after the child has been started, which copies them.
struct ChildProcess {
    enum Outcome: Hashable, Sendable {
        case exited(Int32)
        case timedOut, notStarted
    }

    let program: String
    let arguments: [String]
    /// Nothing of our own environment is passed on.
    let environment: [String]
    let seconds: Int
    /// Address space, in bytes, of each process.
    let memory: Int
    /// The largest file that may be written, in bytes.
    let fileSize: Int

    /// Waits for the end. Whatever the program has started in its process group is ended with it.
    func run() -> Outcome {
        let limits = ["--as=\(memory)", "--fsize=\(fileSize)", "--cpu=\(seconds)", "--core=0"]
        let command =
            ["/usr/bin/timeout", "--signal=KILL", "\(seconds)", "/usr/bin/prlimit"] + limits + ["--", program]
            + arguments
        let start = ContinuousClock.now
        guard let process = spawn(command) else { return .notStarted }
        var info = siginfo_t()
        // Not reaped yet, so that the number of the group cannot be anyone else's.
        while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if status & 0x7F == 0 { return .exited(status >> 8 & 0xFF) }
        return ContinuousClock.now - start >= .seconds(seconds) ? .timedOut : .exited(128 + status & 0x7F)
    }

    /// Starts the command in a process group of its own, with nothing to read and nobody to listen.
    private func spawn(_ command: [String]) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var process = pid_t()
        let failure = Self.withPointers(command) { arguments in
            Self.withPointers(environment) { environment in
                posix_spawn(&process, command[0], &actions, &attributes, arguments, environment)
            }
        }
        return failure == 0 ? process : nil
    }

    private static func withPointers<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
