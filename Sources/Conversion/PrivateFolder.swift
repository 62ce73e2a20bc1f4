import FoundationEssentials
import Glibc

/// A folder that only this user can see, with its content gone after the body, whatever happens in it.
enum PrivateFolder {
    /// Nil when the system gives none.
    static func with<Result>(_ body: (_ path: String) -> Result) -> Result? {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = Array("\(parent)/filingdesk-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
        guard let path else { return nil }
        // What cannot be taken away again is not the result's concern.
        defer { try? FileManager.default.removeItem(atPath: path) }
        return body(path)
    }
}
