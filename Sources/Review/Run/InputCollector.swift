import Conversion
import FoundationEssentials
import Glibc
import Spreadsheet

/// One file of a run.
package struct Input: Hashable, Sendable {
    /// Where it is read.
    package let path: String
    /// How the run calls it: the folder given, by its own name, and the path below it; just the name for a single file.
    package let label: String
    /// Where its outputs go below `annotated` and `corrected`.
    package let outputPath: String
    /// Where they go when the file has to be converted to .xlsx first; for a legacy name only, and nobody else's place.
    package internal(set) var convertedOutputPath: String?
    /// The folder given, nil for a file given by itself.
    let folder: String?
}

/// Finds the files of a run: `.xlsx`, `.xlsm` and `.xls` below the folders given, and every file named outright.
///
/// Soundness: `readdir` gives names that end in NUL, copied before the next call.
package struct InputCollector: Sendable {
    /// A file or folder that is not reviewed, and why.
    package struct Skipped: Hashable, Sendable {
        package let path: String
        package let reason: BilingualText
    }

    /// In path order, each file once.
    package private(set) var inputs: [Input] = []
    package private(set) var skipped: [Skipped] = []

    private static let extensions = [".xlsx", ".xlsm", ".xls"]

    /// - Throws: `.noSuchFile` for a path that does not exist, `.outputInsideInput` is the caller's concern.
    package init(_ paths: [String]) throws(ReviewError) {
        let roots = Self.names(of: paths)
        var seen: Set<String> = []
        for (path, name) in zip(paths, roots) {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .noSuchFile(path) }
            if isFolder {
                let folder = Self.canonical(path)
                for below in try files(in: path, below: "") where seen.insert("\(folder)/\(below)").inserted {
                    inputs.append(
                        Input(
                            path: "\(path)/\(below)", label: "\(name)/\(below)",
                            outputPath: paths.count == 1 ? below : "\(name)/\(below)",
                            folder: path))
                }
            } else if seen.insert(Self.canonical(path)).inserted {
                inputs.append(Input(path: path, label: name, outputPath: name, folder: nil))
            }
        }
        inputs.sort { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
        giveConvertedPaths()
    }

    /// `a.xls` becomes `a.xlsx`, but `a.xls.xlsx` where `a.xlsx` is there, too, and so on. Names that differ in case only
    /// are one on the department's computer.
    private mutating func giveConvertedPaths() {
        var taken = Set(inputs.map { $0.outputPath.lowercased() })
        for index in inputs.indices where WorkbookOpener.isLegacyName(inputs[index].outputPath) {
            var path = "\(inputs[index].outputPath.dropLast(4)).xlsx"
            if taken.contains(path.lowercased()) { path = inputs[index].outputPath + ".xlsx" }
            while taken.contains(path.lowercased()) { path += ".xlsx" }
            taken.insert(path.lowercased())
            inputs[index].convertedOutputPath = path
        }
    }

    /// Paths below a folder, relative to it. Hidden files and lock files of an open workbook are skipped and said.
    private mutating func files(in folder: String, below prefix: String) throws(ReviewError) -> [String] {
        let entries = try Self.entries(of: prefix.isEmpty ? folder : "\(folder)/\(prefix)")
        var found: [String] = []
        for (entry, isFolder) in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            let below = prefix.isEmpty ? entry : "\(prefix)/\(entry)"
            let isWorkbook = Self.extensions.contains(where: entry.lowercased().hasSuffix)
            if entry.hasPrefix(".") {
                if isWorkbook { skip(below, "隐藏文件", "hidden file") }
            } else if isFolder {
                found += try files(in: folder, below: below)
            } else if entry.hasPrefix("~$") {
                skip(below, "Excel 打开文件时留下的锁文件", "lock file of an open workbook")
            } else if isWorkbook {
                found.append(below)
            } else {
                skip(below, "不是 .xlsx、.xlsm 或 .xls 文件", "not an .xlsx, .xlsm or .xls file")
            }
        }
        return found
    }

    /// What a folder holds; links count as what they lead to, and those that lead nowhere are left out.
    private static func entries(of folder: String) throws(ReviewError) -> [(name: String, isFolder: Bool)] {
        guard let stream = opendir(folder) else { throw .unreadableFolder(folder) }
        defer { closedir(stream) }
        var entries: [(String, Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            switch Int(entry.pointee.d_type) {
            case DT_REG: entries.append((name, false))
            case DT_DIR: entries.append((name, true))
            default:
                var status = stat()
                guard stat("\(folder)/\(name)", &status) == 0 else { continue }
                entries.append((name, status.st_mode & S_IFMT == S_IFDIR))
            }
        }
        return entries
    }

    private mutating func skip(_ path: String, _ zh: String, _ en: String) {
        skipped.append(Skipped(path: path, reason: BilingualText(zh: zh, en: en)))
    }

    /// The shortest endings of the paths that tell them apart: their own names, with parents only where names meet.
    private static func names(of paths: [String]) -> [String] {
        let components = paths.map { canonical($0).split(separator: "/").map(String.init) }
        var length = 1
        while true {
            let names = components.map { $0.suffix(length).joined(separator: "/") }
            let distinct = Set(components).count
            // No path at all.
            if Set(names).count >= distinct || length > (components.map(\.count).max() ?? 0) { return names }
            length += 1
        }
    }

    /// Absolute, without `.` and `..`; symbolic links stay as they are.
    static func canonical(_ path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var parts: [Substring] = []
        for part in absolute.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
