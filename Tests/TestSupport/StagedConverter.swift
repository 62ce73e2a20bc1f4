import Foundation

/// A `soffice` of the test's own in a folder of its own, which is the whole search path.
package struct StagedConverter {
    package let folder: URL
    package var searchPath: String { folder.path }
    /// Where it notes its private folder, and whatever else it likes.
    package var notes: URL { folder.appending(path: "notes") }

    /// LibreOffice as it is installed; nil where it is not.
    package static let installed: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""  // nothing is found then
        return path.split(separator: ":").map(String.init).first {
            FileManager.default.isExecutableFile(atPath: "\($0)/soffice")
        }
    }()

    /// - Parameters:
    ///   - script: what it does, in the shell's language. `$out` is the folder asked for, `$notes` the file of notes.
    ///   - folder: nobody else's.
    package init(_ script: String, in folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = folder.appending(path: "soffice")
        let text = """
            #!/bin/sh
            notes='\(folder.path)/notes'
            echo "$HOME" > "$notes"
            while [ $# -gt 0 ]; do
                if [ "$1" = --outdir ]; then out=$2; fi
                shift
            done
            \(script)
            """
        try Data(text.utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }

    /// One that answers every workbook with the same copy.
    package init(answering copy: URL, in folder: URL) throws {
        try self.init("mkdir -p \"$out\" && cp '\(copy.path)' \"$out/input.xlsx\"", in: folder)
    }

    package var notedLines: [String] {
        get throws { try String(contentsOf: notes, encoding: .utf8).split(separator: "\n").map(String.init) }
    }
}
