import Foundation
import Synchronization
import Testing

@testable import Reports

@Suite("A file that grows")
struct FileGrowthTests {
    @Test("What is told is the share of the size that is expected, and never all")
    func shares() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "growth-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }  // the folder is temporary anyway
        let (shares, told) = AsyncStream.makeStream(of: Double.self)
        let watch = FileGrowth.watch(file.path, until: 40) { told.yield($0) }
        var seen = shares.makeAsyncIterator()
        #expect(await seen.next() == 0)
        try Data(repeating: 0, count: 10).write(to: file)
        // A look may have fallen between the question and the answer.
        var share = await seen.next()
        while share == 0 { share = await seen.next() }
        #expect(share == 0.25)
        try Data(repeating: 0, count: 400).write(to: file)
        while share == 0.25 || share == 0 { share = await seen.next() }
        #expect(share == 0.99)
        watch.cancel()
        _ = await watch.value
    }
}
