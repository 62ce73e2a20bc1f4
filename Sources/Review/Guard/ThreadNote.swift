import Glibc

/// What a thread is at, in plain memory that a signal handler may read: the rule and the file, as UTF-8.
///
/// Soundness: a note is written by its own thread alone and lives as long as the process.
struct ThreadNote {
    private static let ruleRoom = 16
    private static let fileRoom = 4096
    private static let ruleStart = 2 * MemoryLayout<Int>.stride
    private static let fileStart = ruleStart + ruleRoom

    private let memory: UnsafeMutableRawPointer

    /// This thread's, made when it is first asked for.
    init(_ key: pthread_key_t) {
        if let memory = pthread_getspecific(key) {
            self.memory = memory
            return
        }
        let size = Self.fileStart + Self.fileRoom
        memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: MemoryLayout<Int>.alignment)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        pthread_setspecific(key, memory)
    }

    /// This thread's, if it has one: nothing is allocated.
    init?(existing key: pthread_key_t) {
        guard let memory = pthread_getspecific(key) else { return nil }
        self.memory = memory
    }

    var rule: UnsafeRawBufferPointer { text(0, from: Self.ruleStart) }
    var file: UnsafeRawBufferPointer { text(1, from: Self.fileStart) }

    func set(rule: String) { set(rule, 0, from: Self.ruleStart, room: Self.ruleRoom) }
    func set(file: String) { set(file, 1, from: Self.fileStart, room: Self.fileRoom) }

    private func text(_ number: Int, from start: Int) -> UnsafeRawBufferPointer {
        let count = memory.load(fromByteOffset: number * MemoryLayout<Int>.stride, as: Int.self)
        return UnsafeRawBufferPointer(start: memory + start, count: count)
    }

    private func set(_ text: String, _ number: Int, from start: Int, room: Int) {
        var text = text
        let count = text.withUTF8 { bytes in
            let count = min(bytes.count, room)
            if let first = bytes.baseAddress { (memory + start).copyMemory(from: first, byteCount: count) }
            return count
        }
        memory.storeBytes(of: count, toByteOffset: number * MemoryLayout<Int>.stride, as: Int.self)
    }
}
