import FoundationEssentials
import Glibc

/// What converts legacy workbooks here, for a person who asks.
package struct Converter: Sendable {
    package let path: String
    /// As LibreOffice says of itself; nil where it does not say.
    package let version: String?

    /// What to install on Debian.
    package static let package = LibreOffice.package

    /// - Parameter searchPath: the folders in which it is looked for; nil for those of `PATH`.
    /// - Returns: nil where there is none.
    package init?(searchPath: String? = nil) {
        let searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        guard let libreOffice = LibreOffice(searchPath: searchPath) else { return nil }
        path = libreOffice.program
        version = Self.version(of: path)
    }

    /// Read from the file beside the program, since starting it takes a second.
    ///
    /// Soundness: `realpath` without a buffer gives one that ends in NUL, which is freed once it is copied.
    private static func version(of program: String) -> String? {
        guard let real = realpath(program, nil) else { return nil }
        defer { free(real) }
        let folder = String(cString: real).split(separator: "/").dropLast().joined(separator: "/")
        // There may be no such file: it differs with who packed it.
        guard let bytes = FileManager.default.contents(atPath: "/\(folder)/bootstraprc") else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        where line.hasPrefix("ProductKey=") {
            return String(line.drop { !$0.isNumber })
        }
        return nil
    }
}
