import Glibc
import Spreadsheet

/// Follows a file that a C library writes in one call, which says nothing of how far it is.
enum FileGrowth {
    /// Looks at the file's size five times a second until it is cancelled.
    ///
    /// - Parameters:
    ///   - size: in bytes, as expected; about right is enough.
    ///   - told: is given the share that is written, below 1.
    static func watch(
        _ path: String, until size: Int, told: @escaping @Sendable (Double) -> Void
    ) -> Task<Void, Never> {
        Task.detached(priority: .utility) {
            while !Task.isCancelled {
                var status = stat()
                // Before the first part is written there is no file.
                let written = SystemPath(path).withPointer { stat($0, &status) } == 0 ? status.st_size : 0
                told(min(0.99, Double(written) / Double(max(1, size))))
                try? await Task.sleep(for: .milliseconds(200))  // cancelled: the loop ends
            }
        }
    }
}
