import Spreadsheet
import Synchronization

/// An OOXML package opened for reading: a value over the file's bytes. Part names are found without regard to case,
/// with `\` and `%20` undone; what the package says of sizes is never believed.
package struct OPCPackage: Sendable {
    /// The file as it is.
    package let bytes: [UInt8]
    let limits: Limits
    let entries: [ZipArchive.Entry]
    /// Entries by comparison key.
    private let index: [String: Int]
    /// Names that two entries share: which of them a reader sees would be anybody's guess.
    private let duplicates: Set<String>
    /// What is wrong with the package and does not keep it from being read.
    let flaws: [BilingualText]
    /// Nil in a package that is read once and not kept.
    fileprivate let cache: PartCache?
    /// Shared with the packages that the same reader opened before.
    let recurring: RecurringParts?

    package static func open(path: String, limits: Limits = .default) throws(XLSXError) -> OPCPackage {
        try OPCPackage(bytes: try FileBytes.read(path, limit: limits.fileSize), limits: limits)
    }

    package init(bytes: [UInt8], limits: Limits = .default) throws(XLSXError) {
        try self.init(bytes: bytes, limits: limits, recurring: nil)
    }

    init(bytes: [UInt8], limits: Limits, recurring: RecurringParts?) throws(XLSXError) {
        self = try Self.withArchive(bytes) { archive throws(XLSXError) in
            try OPCPackage(bytes: bytes, limits: limits, recurring: recurring, archive)
        }
    }

    /// Opens a package and reads its parts in one go.
    static func reading<Result>(
        path: String, limits: Limits, recurring: RecurringParts,
        _ body: (borrowing OpenParts) throws(XLSXError) -> Result
    ) throws(XLSXError) -> Result {
        let bytes = try FileBytes.read(path, limit: limits.fileSize)
        return try withArchive(bytes) { archive throws(XLSXError) in
            let package = try OPCPackage(
                bytes: bytes, limits: limits, isKept: false, recurring: recurring, archive)
            return try body(OpenParts(package: package, archive: archive))
        }
    }

    private init(
        bytes: [UInt8], limits: Limits, isKept: Bool = true, recurring: RecurringParts?, _ archive: borrowing ZipArchive
    ) throws(XLSXError) {
        self.bytes = bytes
        self.recurring = recurring
        cache = isKept ? PartCache() : nil
        var limits = limits
        limits.taken.memory += bytes.count
        self.limits = limits
        let count = archive.entryCount
        guard count <= limits.entries else {
            throw Limit.entries.exceeded(limits.entries, in: nil)
        }
        var entries: [ZipArchive.Entry] = []
        for number in 0..<count { entries.append(try archive.entry(number)) }
        self.entries = entries
        var index: [String: Int] = [:]
        var duplicates: Set<String> = []
        for (number, entry) in entries.enumerated()
        where index.updateValue(number, forKey: PartName.key(entry.name)) != nil {
            duplicates.insert(PartName.key(entry.name))
        }
        self.index = index
        self.duplicates = duplicates
        var flaws = ArchiveBounds.flaws(bytes)
        if index[PartName.contentTypesKey] == nil {
            // Some other kind of archive, unless a workbook lies where every workbook does.
            guard index[PartName.usualWorkbook] != nil else {
                throw .notAWorkbook(FormatSniffer.format(ofEntries: entries.map(\.name)))
            }
            flaws.append(
                BilingualText(zh: "缺少“[Content_Types].xml”", en: "\"[Content_Types].xml\" is missing"))
        }
        self.flaws = flaws
    }

    /// The SHA-256 of a file that need not be a package; empty when it cannot be read at all.
    package static func fingerprint(path: String, limits: Limits = .default) -> String {
        // The failure itself has been reported by `open`.
        (try? FileBytes.read(path, limit: limits.fileSize)).map { Fingerprint.sha256($0) } ?? ""
    }

    package var sha256: String { Fingerprint.sha256(bytes) }

    /// As stored, in directory order.
    package var partNames: [String] { entries.map(\.name) }

    package func contains(_ part: String) -> Bool { index[PartName.key(part)] != nil }

    /// Whether there is a part whose comparison key begins so.
    func contains(below prefix: String) -> Bool {
        index.keys.contains { $0.utf8.starts(with: prefix.utf8) }
    }

    /// The entry's name exactly as stored.
    package func storedName(of part: String) -> String? { index[PartName.key(part)].map { entries[$0].name } }

    /// One part, inflated. For several, `withParts` opens the archive once.
    package func content(of part: String) throws(XLSXError) -> [UInt8] {
        if let bytes = cache?[PartName.key(part)] { return bytes }
        return try withParts { parts throws(XLSXError) in try parts.content(of: part) }
    }

    /// Reads several parts with the archive opened once.
    func withParts<Result>(_ body: (borrowing OpenParts) throws(XLSXError) -> Result) throws(XLSXError) -> Result {
        try Self.withArchive(bytes) { archive throws(XLSXError) in
            try body(OpenParts(package: self, archive: archive))
        }
    }

    /// Where the part stands in `entries`. Refuses a name that two entries share.
    func entry(of part: String) throws(XLSXError) -> ZipArchive.Entry {
        let key = PartName.key(part)
        guard let number = index[key] else { throw .damaged(part: part, detail: "missing") }
        guard !duplicates.contains(key) else { throw .unsafeContent(part: part, detail: "two entries of this name") }
        return entries[number]
    }

    private static func withArchive<Result>(
        _ bytes: [UInt8], _ body: (consuming ZipArchive) throws(XLSXError) -> Result
    ) throws(XLSXError) -> Result {
        var start = 0
        if let objection = FormatSniffer.objection(to: bytes) {
            guard objection.allowsArchiveBehind, let found = ArchiveBounds.start(bytes) else { throw objection }
            start = found
        }
        let outcome: Swift.Result<Result, XLSXError> = bytes.withUnsafeBufferPointer { buffer in
            do throws(XLSXError) {
                return .success(try body(try ZipArchive(UnsafeBufferPointer(rebasing: buffer[start...]))))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}

extension XLSXError {
    /// Bytes of no known format may be a prefix that an archive follows.
    fileprivate var allowsArchiveBehind: Bool { self == .notAWorkbook(.other) || self == .notAWorkbook(.csv) }
}

/// Small parts that have been inflated: whoever annotates a workbook asks for those again that reading it took.
private final class PartCache: Sendable {
    private let parts = Mutex<[String: [UInt8]]>([:])

    private static let largest = 64 << 10

    subscript(key: String) -> [UInt8]? { parts.withLock { $0[key] } }

    func insert(_ bytes: [UInt8], _ key: String) {
        guard bytes.count <= Self.largest else { return }
        parts.withLock { $0[key] = bytes }
    }
}

/// Where the parts of a package are had from.
protocol PartSource: ~Copyable {
    var package: OPCPackage { get }
    func content(of part: String) throws(XLSXError) -> [UInt8]
    /// What `read` makes of a part, now or when the same part was met before.
    func value<Value>(
        of part: String, _ memory: RecurringParts.Memory<Value>?,
        _ read: ([UInt8]) throws(XLSXError) -> Value
    ) throws(XLSXError) -> Value
}

extension OPCPackage: PartSource {
    var package: OPCPackage { self }

    /// Empty when the part has no relationships.
    package func relationships(of part: String?) throws(XLSXError) -> [Relationship] {
        try readRelationships(of: part)
    }

    func value<Value>(
        of part: String, _ memory: RecurringParts.Memory<Value>?,
        _ read: ([UInt8]) throws(XLSXError) -> Value
    ) throws(XLSXError) -> Value {
        guard memory != nil else { return try read(try content(of: part)) }
        return try withParts { parts throws(XLSXError) in try parts.value(of: part, memory, read) }
    }
}

extension PartSource where Self: ~Copyable {
    func readRelationships(of part: String?) throws(XLSXError) -> [Relationship] {
        let name = PartName.relationships(of: part)
        guard package.contains(name) else { return [] }
        return try value(of: name, package.recurring?.relationships) { bytes throws(XLSXError) in
            try Relationship.read(bytes, part: name, source: part, limits: package.limits)
        }
    }

    /// What the package's officeDocument relationship names; nil without one.
    func namedDocument() throws(XLSXError) -> String? {
        try readRelationships(of: nil).first { $0.kind == "officeDocument" && !$0.isExternal }?.target
    }

    /// The workbook part: the one that is named, else the one that lies where every workbook does.
    func mainDocument() throws(XLSXError) -> String {
        let named = try namedDocument()
        let target = [named, PartName.usualWorkbook].compactMap { $0 }.first { package.contains($0) }
        guard let target else {
            if let named { throw .damaged(part: named, detail: "missing") }
            throw .notAWorkbook(FormatSniffer.format(ofEntries: package.partNames))
        }
        guard !PartName.key(target).hasSuffix(".bin") else { throw .notAWorkbook(.binaryWorkbook) }
        return target
    }
}

/// The parts of a package while its archive is open.
struct OpenParts: ~Copyable, PartSource {
    let package: OPCPackage
    private let archive: ZipArchive
    /// Bytes inflated so far. One thread at a time reads parts; an atomic may change in a borrowed value.
    private let inflated = Atomic(0)

    init(package: OPCPackage, archive: consuming ZipArchive) {
        self.package = package
        self.archive = archive
    }

    func content(of part: String) throws(XLSXError) -> [UInt8] {
        try content(of: part, limit: package.limits.partBytes, limits: package.limits)
    }

    func value<Value>(
        of part: String, _ memory: RecurringParts.Memory<Value>?,
        _ read: ([UInt8]) throws(XLSXError) -> Value
    ) throws(XLSXError) -> Value {
        let entry = try package.entry(of: part)
        guard let memory, entry.compressedSize <= RecurringParts.largestPart else {
            return try read(try content(of: part))
        }
        let stored = RecurringParts.Stored(part: part, entry: entry, bytes: try archive.stored(entry))
        let before = inflated.load(ordering: .relaxed)
        if before + entry.size <= package.limits.totalBytes, let known = memory[stored] {
            inflated.store(before + entry.size, ordering: .relaxed)
            return known
        }
        let value = try read(
            try content(of: part, stored: stored.bytes, limit: package.limits.partBytes, limits: package.limits))
        memory.insert(value, stored)
        return value
    }

    /// - Parameters:
    ///   - limit: the most bytes it may come to.
    ///   - limits: with what has been taken of them.
    func content(
        of part: String, stored: [UInt8]? = nil, limit: Int, limits: Limits
    ) throws(XLSXError) -> [UInt8] {
        if let bytes = package.cache?[PartName.key(part)], bytes.count <= limit { return bytes }
        let before = inflated.load(ordering: .relaxed)
        let bytes = try archive.content(
            try package.entry(of: part), stored: stored, limit: limit, totalLeft: limits.totalBytes - before,
            limits: limits)
        inflated.store(before + bytes.count, ordering: .relaxed)
        package.cache?.insert(bytes, PartName.key(part))
        return bytes
    }
}
