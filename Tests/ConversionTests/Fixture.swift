import Conversion
import Foundation
import Spreadsheet
import TestSupport
import Testing

enum Fixture {
    static func url(_ name: String) throws -> URL {
        try #require(Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
    }

    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: try url(name))) }

    /// A fresh folder, taken away after the body.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "filingdesk-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// Opens a fixture with the converters in a search path.
    static func open(
        _ name: String, searchPath: String, seconds: Int = 60
    ) throws -> OpenedWorkbook {
        var limits = ConversionLimits()
        limits.seconds = seconds
        return try WorkbookOpener(conversionLimits: limits, searchPath: searchPath)
            .open(path: try url(name).path, name: name)
    }

    /// Opens a fixture with a converter that does as the script says.
    static func open(_ name: String, converting script: String, seconds: Int = 60) throws -> OpenedWorkbook {
        try withFolder { folder in
            try open(name, searchPath: try StagedConverter(script, in: folder).searchPath, seconds: seconds)
        }
    }
}
