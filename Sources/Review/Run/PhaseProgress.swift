import Synchronization

/// Counts what is done of a phase, on whichever thread, and tells of it.
final class PhaseProgress: Sendable {
    private let phase: RunProgress.Phase
    private let total: Int
    private let done = Mutex(0)
    private let tell: (@Sendable (RunProgress) -> Void)?

    /// Tells that the phase begins.
    init(_ phase: RunProgress.Phase, total: Int, _ tell: (@Sendable (RunProgress) -> Void)?) {
        self.phase = phase
        self.total = total
        self.tell = tell
        tell?(RunProgress(phase, done: 0, total: total))
    }

    /// So many more are done.
    func advance(by count: Int = 1) { update { $0 + count } }

    /// So many are done by now, if it was not more already.
    func reach(_ count: Int) { update { max($0, count) } }

    private func update(_ next: (Int) -> Int) {
        guard let tell else { return }
        let (before, now) = done.withLock { done in
            let before = done
            done = min(next(done), total)
            return (before, done)
        }
        if now != before { tell(RunProgress(phase, done: now, total: total)) }
    }

    /// All is done, and told once.
    func finish() {
        let wasDone = done.withLock { done in
            defer { done = total }
            return done == total
        }
        if !wasDone { tell?(RunProgress(phase, done: total, total: total)) }
    }
}
