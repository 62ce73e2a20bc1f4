import Foundation

/// The built program, run as a user's shell would: one process a call.
struct Program {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let inbox = root.appending(path: "Samples/inbox").path
    /// A sample with findings, and one without.
    static let returned = "\(inbox)/示例县卫生健康局/重点传染病监测.xlsx"
    static let accepted = "\(inbox)/示例县交通运输局/农村公路日常养护.xlsx"

    /// `Scripts/sanitize` builds beside the usual place.
    static let path = root.appending(
        path: "\(ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] ?? ".build/debug")/filingdesk"
    ).path

    static func run(
        _ arguments: [String], in folder: URL = root, environment: [String: String]? = nil
    ) throws -> Outcome {
        try run(path, arguments, in: folder, environment: environment)
    }

    /// A line of shell in which `$F` is the program: for bytes that `Process` cannot pass on.
    static func shell(_ line: String, in folder: URL) throws -> Outcome {
        try run(
            "/bin/sh", ["-c", line], in: folder,
            environment: ProcessInfo.processInfo.environment.merging(["F": path]) { $1 })
    }

    /// - Parameter environment: nil for our own.
    static func run(
        _ program: String, _ arguments: [String], in folder: URL, environment: [String: String]?
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        if let environment { process.environment = environment }
        let output = Pipe()
        let errorFile = FileManager.default.temporaryDirectory.appending(path: "filingdesk-\(UUID().uuidString).err")
        _ = FileManager.default.createFile(atPath: errorFile.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errorFile) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
    }

    /// A fresh folder, taken away after the body.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "filingdesk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { _ = try? run("/bin/rm", ["-rf", folder.path], in: root, environment: nil) }
        return try body(folder)
    }
}
