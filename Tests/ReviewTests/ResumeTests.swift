import Foundation
import Glibc
import Testing

/// A run killed at any moment and started again ends with what an undisturbed one writes.
@Suite("Runs that are stopped")
struct ResumeTests {
    private static let inbox = "\(Checkout.inbox)/示例县卫生健康局"

    /// Starts the program; the caller ends it or waits.
    private static func start(_ arguments: [String], errors: URL? = nil) throws -> Process {
        let build = ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] ?? ".build/debug"
        let process = Process()
        process.executableURL = Checkout.root.appending(path: "\(build)/filingdesk")
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try errors.map { try FileHandle(forWritingTo: $0) } ?? FileHandle.nullDevice
        try process.run()
        return process
    }

    private static func review(into out: URL, _ more: String...) throws -> Process {
        try start(["review", inbox, "--out", out.path, "--jobs", "2"] + more)
    }

    /// Waits for a run that nobody disturbs.
    private static func finish(_ process: Process) throws {
        process.waitUntilExit()
        // Foundation has been seen to come back too soon when many processes end at once.
        while process.isRunning { usleep(10_000) }
        #expect([0, 1].contains(process.terminationStatus))
    }

    @Test("Killed at fifty moments, resumed: the same bytes, and nothing half-written on the way")
    func killed() async throws {
        try await Checkout.withFolder { folder in
            let whole = folder.appending(path: "whole")
            let began = ContinuousClock.now
            try Self.finish(Self.review(into: whole))
            let duration = ContinuousClock.now - began
            let expected = try Checkout.contents(of: whole)
            #expect(expected.count > 10)
            // The same moments each time.
            var random = Lehmer(state: 20_250_301)
            for point in 0..<50 {
                let out = folder.appending(path: "out-\(point)")
                let process = try Self.review(into: out)
                try await Task.sleep(for: duration * random.next())
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                while process.isRunning { usleep(10_000) }
                // What has its name is whole.
                let left = (try? Checkout.contents(of: out)) ?? [:]  // there may be no folder yet
                for (name, bytes) in left where !name.contains("/.") && !name.hasPrefix(".") {
                    #expect(bytes == expected[name], "\(name) at point \(point)")
                }
                try Self.finish(Self.review(into: out, "--resume"))
                #expect(try Checkout.contents(of: out) == expected, "point \(point)")
                try FileManager.default.removeItem(at: out)
            }
        }
    }

    @Test("A shard killed at some moments, resumed: the same bytes")
    func shardKilled() async throws {
        try await Checkout.withFolder { folder in
            let share = ["--shard", "2/3"]
            func review(into out: URL, _ more: String...) throws -> Process {
                try Self.start(["review", Checkout.inbox, "--out", out.path] + share + more)
            }
            let whole = folder.appending(path: "whole")
            let began = ContinuousClock.now
            try Self.finish(review(into: whole))
            let duration = ContinuousClock.now - began
            let expected = try Checkout.contents(of: whole)
            #expect(expected.keys.contains("shard.filingdesk"))
            var random = Lehmer(state: 20_250_302)
            for point in 0..<10 {
                let out = folder.appending(path: "out-\(point)")
                let process = try review(into: out)
                try await Task.sleep(for: duration * random.next())
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                while process.isRunning { usleep(10_000) }
                try Self.finish(review(into: out, "--resume"))
                #expect(try Checkout.contents(of: out) == expected, "point \(point)")
            }
        }
    }

    @Test("What was written before is kept, and not where an input has changed since")
    func kept() async throws {
        try await Checkout.withFolder { folder in
            let filings = folder.appending(path: "filings")
            try FileManager.default.copyItem(atPath: Self.inbox, toPath: filings.path)
            let out = folder.appending(path: "out")
            let arguments = ["review", filings.path, "--out", out.path]
            try Self.finish(Self.start(arguments))
            let expected = try Checkout.contents(of: out)
            // As a run leaves it that was killed when all copies were written; one of them is marked to be known again.
            let journal = try Self.journal(of: arguments, in: folder)
            let copy = out.appending(path: "annotated/重点传染病监测.xlsx")
            func leaveUnfinished() throws {
                try Data(journal.utf8).write(to: out.appending(path: ".filingdesk-run"))
                try Data("kept".utf8).write(to: copy)
            }
            try leaveUnfinished()
            try Self.finish(Self.start(arguments + ["--resume"]))
            #expect(try Data(contentsOf: copy) == Data("kept".utf8))
            #expect(try Checkout.contents(of: out).keys.sorted() == expected.keys.sorted())
            try leaveUnfinished()
            try FileManager.default.removeItem(at: filings.appending(path: "门诊大厅维修改造.xlsx"))
            try Self.finish(Self.start(arguments + ["--resume"]))
            #expect(try Data(contentsOf: copy) == expected["annotated/重点传染病监测.xlsx"])
            // Without being asked to resume, it begins anew.
            try leaveUnfinished()
            try Self.finish(Self.start(arguments))
            #expect(try Data(contentsOf: copy) == expected["annotated/重点传染病监测.xlsx"])
        }
    }

    /// What a run of those arguments notes down: taken from one that is killed once it has.
    private static func journal(of arguments: [String], in folder: URL) throws -> String {
        let out = folder.appending(path: "killed")
        let place = out.appending(path: ".filingdesk-run")
        let process = try start(arguments.dropLast() + [out.path])
        var journal: String?
        while journal == nil, process.isRunning { journal = try? String(contentsOf: place, encoding: .utf8) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return try #require(journal)
    }

    @Test("Ctrl-C finishes the files at hand, says how to go on, and ends with 130")
    func interrupted() async throws {
        try await Checkout.withFolder { folder in
            let errors = folder.appending(path: "errors.txt")
            try Data().write(to: errors)
            // Enough of them that it cannot be done before it is told.
            let filings = folder.appending(path: "filings")
            try FileManager.default.createDirectory(at: filings, withIntermediateDirectories: true)
            for copy in 1...200 {
                try FileManager.default.copyItem(
                    atPath: Checkout.inbox, toPath: filings.appending(path: "\(copy)").path)
            }
            let process = try Self.start(
                ["check", filings.path, "--jobs", "1", "--progress", "json"], errors: errors)
            // Its thread is kept: among the other tests it would get one again only when the run is over.
            while try Data(contentsOf: errors).isEmpty { usleep(1000) }
            kill(process.processIdentifier, SIGINT)
            process.waitUntilExit()
            let text = try String(contentsOf: errors, encoding: .utf8)
            #expect(process.terminationStatus == 130)
            #expect(text.contains("{\"phase\":\"reading\",\"done\":0,\"total\":6200,"))
            #expect(text.contains("已中断：6200 个文件审核了"))
        }
    }
}

/// Park and Miller's minimal generator, for the same numbers in every run.
private struct Lehmer {
    var state: UInt64

    /// Between 0 and 1.
    mutating func next() -> Double {
        state = state * 48_271 % 2_147_483_647
        return Double(state) / 2_147_483_647
    }
}
