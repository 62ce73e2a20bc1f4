import Glibc
import Spreadsheet

/// What folders hold, by the bytes of its name; paths and names are as `SystemPath` carries them.
///
/// Soundness: `readdir` gives names that end in NUL, copied before the next call.
enum Folder {
    struct Entry {
        let name: String
        let isFolder: Bool
    }

    /// Whether there is something of that path, and what; links count as what they lead to.
    static func isFolder(_ path: String) -> Bool? {
        var status = stat()
        guard SystemPath(path).withPointer({ stat($0, &status) }) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    /// What a folder holds, but for itself and its parent; nil for one that cannot be opened.
    ///
    /// - Parameter followsLinks: whether links count as what they lead to, and those that lead nowhere are left out.
    static func entries(of folder: String, followsLinks: Bool = true) -> [Entry]? {
        guard let stream = SystemPath(folder).withPointer({ opendir($0) }) else { return nil }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
                    SystemPath(bytes: UnsafeBufferPointer(start: $0, count: strlen(name))).text
                }
            }
            if name == "." || name == ".." { continue }
            switch Int(entry.pointee.d_type) {
            case DT_REG: entries.append(Entry(name: name, isFolder: false))
            case DT_DIR: entries.append(Entry(name: name, isFolder: true))
            default:
                // Some file systems do not tell, and links are something else.
                var status = stat()
                let found = SystemPath("\(folder)/\(name)").withPointer {
                    followsLinks ? stat($0, &status) : lstat($0, &status)
                }
                if found == 0 { entries.append(Entry(name: name, isFolder: status.st_mode & S_IFMT == S_IFDIR)) }
            }
        }
        return entries
    }

    /// Makes a folder and those above it.
    ///
    /// - Returns: whether it is there.
    static func make(_ path: String) -> Bool {
        if isFolder(path) == true { return true }
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        if !parent.isEmpty, !make(path.hasPrefix("/") ? "/\(parent)" : parent) {
            if errno == EEXIST { errno = ENOTDIR }  // what is in the way lies further up
            return false
        }
        // Another task may have made it in the meantime.
        return SystemPath(path).withPointer { mkdir($0, 0o755) } == 0 || errno == EEXIST && isFolder(path) == true
    }

    /// Gives a file another name, in place of what bears it.
    ///
    /// - Returns: whether it could be done.
    static func rename(_ old: String, to new: String) -> Bool {
        SystemPath(old).withPointer { old in SystemPath(new).withPointer { Glibc.rename(old, $0) } } == 0
    }

    /// Takes away a file, or a folder with all that it holds; a link, but not what it leads to.
    ///
    /// - Returns: whether it is gone.
    static func remove(_ path: String) -> Bool {
        if SystemPath(path).withPointer({ unlink($0) }) == 0 || errno == ENOENT { return true }
        guard errno == EISDIR || errno == EPERM, let entries = entries(of: path, followsLinks: false) else {
            return false
        }
        for entry in entries { guard remove("\(path)/\(entry.name)") else { return false } }
        return SystemPath(path).withPointer { rmdir($0) } == 0
    }
}
