import Synchronization

/// Runs work over many files with a bounded number at a time; results come in the order of the files.
struct FileTasks: Sendable {
    let jobs: Int
    let phase: RunProgress.Phase
    let progress: (@Sendable (RunProgress) -> Void)?
    /// What one file may take; nil for any time.
    let budget: Duration?

    /// - Parameter name: how the run calls the file.
    /// - Throws: `.interrupted` when it was asked to stop before all were begun; those begun are finished.
    func each<Element: Sendable, Result: Sendable>(
        _ elements: [Element], name: @escaping @Sendable (Element) -> String,
        _ work: @escaping @Sendable (Element) -> Result
    ) async throws(ReviewError) -> [Result] {
        progress?(RunProgress(phase, done: 0, total: elements.count))
        let watch = Watch(budget)
        defer { watch.end() }
        let results = await withTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: elements.count)
            var next = 0
            var done = 0
            func begin() {
                guard next < elements.count, !Interruption.isRequested else { return }
                let index = next
                group.addTask {
                    watch.begin(index, name(elements[index]))
                    defer { watch.end(index) }
                    return (index, work(elements[index]))
                }
                next += 1
            }
            for _ in 0..<jobs { begin() }
            while let (index, result) = await group.next() {
                results[index] = result
                done += 1
                progress?(RunProgress(phase, done: done, total: elements.count))
                begin()
            }
            return results.compactMap(\.self)
        }
        guard results.count == elements.count else {
            throw .interrupted(phase: phase, done: results.count, total: elements.count)
        }
        return results
    }
}

/// Sees to it that one file does not hold up all others: what takes too long is left out when the process starts again.
private final class Watch: Sendable {
    private let active = Mutex<[Int: (name: String, began: ContinuousClock.Instant)]>([:])
    private let hasEnded = Atomic<Bool>(false)
    private let budget: Duration?

    init(_ budget: Duration?) {
        self.budget = budget
        guard let budget else { return }
        Task.detached(priority: .utility) { [weak self] in
            while let self, !self.hasEnded.load(ordering: .relaxed) {
                if let late = self.late(budget) { TrapGuard.leaveOut(.late(late)) }
                try? await Task.sleep(for: .milliseconds(500))  // it ends with the process
            }
        }
    }

    func begin(_ index: Int, _ name: String) {
        guard budget != nil else { return }
        active.withLock { $0[index] = (name, .now) }
    }

    func end(_ index: Int) {
        guard budget != nil else { return }
        active.withLock { $0[index] = nil }
    }

    func end() { hasEnded.store(true, ordering: .relaxed) }

    /// The name of a file that has taken longer.
    private func late(_ budget: Duration) -> String? {
        active.withLock { active in active.values.first { ContinuousClock.now - $0.began > budget }?.name }
    }
}
