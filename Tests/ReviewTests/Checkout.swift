import FilingModel
import Foundation
import Review

/// Places in the checkout, found from this file, and folders of a test's own.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let samples = root.appending(path: "Samples")
    static let inbox = samples.appending(path: "inbox").path
    static let roster = samples.appending(path: "roster.xlsx").path
    static let fixtures = root.appending(path: "Tests/XLSXTests/Fixtures")

    /// A fresh folder, taken away after the body.
    static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "filingdesk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    static func run(_ paths: [String], roster: Bool = false, jobs: Int = 2) throws -> ReviewRun {
        let desk = try ReviewDesk()
        return ReviewRun(
            desk: desk, inputs: try InputCollector(paths).inputs,
            lists: BureauLists(roster: roster ? try desk.roster(at: Self.roster) : nil),
            jobs: jobs)
    }

    /// Every file below a folder with its bytes, by relative path.
    static func contents(of folder: URL) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            ?? .init()
        {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            contents[String(file.path.dropFirst(folder.path.count + 1))] = try Data(contentsOf: file)
        }
        return contents
    }
}
