import Foundation
import Review
import Synchronization
import Testing

@Suite("Progress")
struct ProgressTests {
    @Test("Each phase begins at nothing and ends with all; review.json and each format count every file")
    func phases() async throws {
        let run = try Checkout.run([Checkout.inbox], roster: true)
        let told = Mutex<[RunProgress]>([])
        let watched = ReviewRun(desk: run.desk, inputs: run.inputs, lists: run.lists, jobs: 2) { progress in
            told.withLock { $0.append(progress) }
        }
        try await Checkout.withFolder { folder in
            _ = try await watched.review(into: folder.appending(path: "out").path, formats: [.csv, .html])
        }
        let phases = Dictionary(grouping: told.withLock { $0 }, by: \.phase)
        #expect(Set(phases.keys) == [.reading, .comparing, .excerpting, .writing, .summing])
        for (phase, steps) in phases {
            #expect(Set(steps.map(\.total)).count == 1, "\(phase)")
            #expect(steps.first?.done == 0, "\(phase)")
            #expect(steps.map(\.done).max() == steps.first?.total, "\(phase)")
        }
        let files = run.inputs.count
        let summing = try #require(phases[.summing])
        // review.json and the two formats, and the summary, which counts twice.
        #expect(summing.first?.total == 5 * files)
        #expect(Set(summing.map(\.done)).isSuperset(of: [1, files, 2 * files, 3 * files]))
        #expect(summing.contains { $0.done > 3 * files && $0.done < 5 * files })
    }
}
