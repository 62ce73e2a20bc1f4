import Synchronization

/// Somebody wants the run to stop: no file is begun any more, those at hand are finished.
package enum Interruption {
    private static let wanted = Atomic<Bool>(false)

    /// May be called in a signal handler.
    package static func request() { wanted.store(true, ordering: .relaxed) }

    static var isRequested: Bool { wanted.load(ordering: .relaxed) }
}
