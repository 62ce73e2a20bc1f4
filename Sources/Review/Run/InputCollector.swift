import Conversion
import Glibc
import Spreadsheet

/// One file of a run.
package struct Input: Hashable, Sendable {
    /// Where it is read, as `SystemPath` carries it.
    package let path: String
    /// How the run calls it: the folder given, by its own name, and the path below it; just the name for a single file.
    /// Legible, and no other's.
    package internal(set) var label: String
    /// Where its outputs go below `annotated` and `corrected`, as `SystemPath` carries it.
    package let outputPath: String
    /// Where they go when the file has to be converted to .xlsx first; for a legacy name only, and nobody else's place.
    package internal(set) var convertedOutputPath: String?
    /// The folder given, nil for a file given by itself.
    let folder: String?

    init(path: String, label: String, outputPath: String, folder: String?) {
        self.path = path
        self.label = label
        self.outputPath = outputPath
        self.folder = folder
    }

    /// As another process has found it.
    init(label: String, path: String, outputPath: String, convertedOutputPath: String?) {
        self.init(path: path, label: label, outputPath: outputPath, folder: nil)
        self.convertedOutputPath = convertedOutputPath
    }

    /// The same, with its bytes in another place.
    func found(at path: String) -> Input {
        Input(label: label, path: path, outputPath: outputPath, convertedOutputPath: convertedOutputPath)
    }
}

/// Finds the files of a run: `.xlsx`, `.xlsm` and `.xls` below the folders given, and every file named outright.
package struct InputCollector: Sendable {
    /// A file or folder that is not reviewed, and why.
    package struct Skipped: Hashable, Sendable {
        /// Legible.
        package let path: String
        package let reason: BilingualText
    }

    /// In path order, each file once.
    package private(set) var inputs: [Input] = []
    package private(set) var skipped: [Skipped] = []

    private static let workbooks = [".xlsx", ".xlsm", ".xls"]
    private let extensions: [String]

    /// - Parameter more: extensions of files that are taken from a folder besides workbooks.
    /// - Throws: `.noSuchFile` for a path that does not exist, `.outputInsideInput` is the caller's concern.
    package init(_ paths: [String], and more: [String] = []) throws(ReviewError) {
        extensions = Self.workbooks + more
        // Of folders within each other the outer one speaks first, in whatever order they are given.
        let paths = paths.map { (path: $0, place: Self.canonical($0)) }.sorted {
            $0.place.utf8.lexicographicallyPrecedes($1.place.utf8)
        }.map(\.path)
        let roots = Self.names(of: paths)
        var seen: Set<SystemPath> = []
        for (path, name) in zip(paths, roots) {
            guard let isFolder = Folder.isFolder(path) else { throw .noSuchFile(path) }
            if isFolder {
                let folder = Self.canonical(path)
                for below in try files(in: path, below: "")
                where seen.insert(SystemPath("\(folder)/\(below)")).inserted {
                    inputs.append(
                        Input(
                            path: "\(path)/\(below)", label: "\(name)/\(below)",
                            outputPath: paths.count == 1 ? below : "\(name)/\(below)",
                            folder: path))
                }
            } else if seen.insert(SystemPath(Self.canonical(path))).inserted {
                inputs.append(Input(path: path, label: name, outputPath: name, folder: nil))
            }
        }
        giveLegibleLabels()
        inputs.sort { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
        giveConvertedPaths()
    }

    /// Two names that show alike must not meet in a report: the later one shows its bytes, and a number where even that is
    /// another's name.
    private mutating func giveLegibleLabels() {
        let shown = inputs.map { LegiblePath.text($0.label) }
        // A name that shows as it is keeps its own, wherever it stands.
        var taken = Set(zip(inputs, shown).filter { $0.label.utf8.elementsEqual($1.utf8) }.map(\.1))
        var plain = taken
        for (index, text) in shown.enumerated() {
            if inputs[index].label.utf8.elementsEqual(text.utf8), plain.remove(text) != nil { continue }
            var label = taken.contains(text) ? LegiblePath.escaped(inputs[index].label) : text
            var number = 2
            while !taken.insert(label).inserted {
                label = "\(LegiblePath.escaped(inputs[index].label)) (\(number))"
                number += 1
            }
            inputs[index].label = label
        }
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
        let place = prefix.isEmpty ? folder : "\(folder)/\(prefix)"
        guard let entries = Folder.entries(of: place) else { throw .unreadableFolder(place) }
        var found: [String] = []
        for item in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            let entry = item.name
            let below = prefix.isEmpty ? entry : "\(prefix)/\(entry)"
            let isWorkbook = extensions.contains(where: entry.lowercased().hasSuffix)
            if entry.hasPrefix(".") {
                if isWorkbook { skip(below, "隐藏文件", "hidden file") }
            } else if item.isFolder {
                found += try files(in: folder, below: below)
            } else if entry.hasPrefix("~$") {
                skip(below, "Excel 打开文件时留下的锁文件", "lock file of an open workbook")
            } else if isWorkbook {
                found.append(below)
            } else {
                let last = extensions.last ?? ""  // there are some
                let others = extensions.dropLast()
                skip(
                    below, "不是 \(others.joined(separator: "、")) 或 \(last) 文件",
                    "not an \(others.joined(separator: ", ")) or \(last) file")
            }
        }
        return found
    }

    private mutating func skip(_ path: String, _ zh: String, _ en: String) {
        skipped.append(Skipped(path: LegiblePath.text(path), reason: BilingualText(zh: zh, en: en)))
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
        let absolute = path.hasPrefix("/") ? path : "\(currentFolder)/\(path)"
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
    /// Soundness: `getcwd` without a buffer gives one that ends in NUL, which is freed once it is copied.
    private static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "" }  // it has been taken away: only absolute paths lead anywhere
        defer { free(path) }
        return SystemPath(bytes: UnsafeRawBufferPointer(start: path, count: strlen(path))).text
    }
}
