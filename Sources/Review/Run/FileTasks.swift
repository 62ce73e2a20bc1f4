import Synchronization

/// Runs work over many files with a bounded number at a time; results come in the order of the files.
struct FileTasks: Sendable {
    let jobs: Int
    let phase: RunProgress.Phase
    let progress: (@Sendable (RunProgress) -> Void)?

    /// - Throws: `.interrupted` when it was asked to stop before all were begun; those begun are finished.
    func each<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
    ) async throws(ReviewError) -> [Result] {
        progress?(RunProgress(phase, done: 0, total: elements.count))
        let results = await withTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: elements.count)
            var next = 0
            var done = 0
            func begin() {
                guard next < elements.count, !Interruption.isRequested else { return }
                let index = next
                group.addTask { (index, work(elements[index])) }
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
