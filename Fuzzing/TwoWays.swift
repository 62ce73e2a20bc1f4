import Spreadsheet

@testable import XLSX

/// A sink whose reading can be told.
protocol Reading: PlainSink {
    var told: [String] { get }
}

enum TwoWays {
    /// Reads a part as it is and as expat makes it plain. Where both are accepted, both must tell the same.
    static func compare<Sink: Reading>(_ bytes: [UInt8], part: String, _ fresh: (_ isNormalised: Bool) -> Sink) {
        let limits = FuzzTarget.limits
        var direct = fresh(false)
        let isPlain = bytes.withUnsafeBufferPointer {
            PlainScanner.scan($0, in: .spreadsheet, into: &direct, limits: limits)
        }
        guard let plain = try? XMLNormaliser.plain(bytes, in: .spreadsheet, part: part, limits: limits) else { return }
        var normalised = fresh(true)
        let isRead = plain.withUnsafeBufferPointer {
            PlainScanner.scan($0, in: .spreadsheet, into: &normalised, limits: limits)
        }
        guard isPlain, isRead else { return }
        guard direct.told == normalised.told else {
            fatalError("the ways differ:\n\(direct.told.prefix(20))\n\(normalised.told.prefix(20))")
        }
    }
}

/// A worksheet, read in pieces as small as they get.
struct WorksheetReading: Reading {
    private var sink: WorksheetSink

    static let root = WorksheetSink.root

    init(_ bytes: [UInt8], isNormalised: Bool) {
        sink = WorksheetSink(sharedCount: 8, limits: FuzzTarget.limits, isNormalised: isNormalised)
    }

    var wantsText: Bool { sink.wantsText }
    mutating func start(_ tag: PlainTag) { sink.start(tag) }
    mutating func end(_ name: TagName) { sink.end(name) }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { sink.text(bytes) }

    mutating func takeContent(of name: TagName, _ content: UnsafeBufferPointer<UInt8>?) -> ContentReading {
        if name == TagName("sheetData"), let content { comparePieces(content) }
        return sink.takeContent(of: name, content)
    }

    /// Rows read in pieces are the rows read in one.
    private func comparePieces(_ content: UnsafeBufferPointer<UInt8>) {
        func read(_ smallestPiece: Int) -> [String]? {
            SheetData.read(
                content, sharedCount: 8, limits: FuzzTarget.limits, isNormalised: false, smallestPiece: smallestPiece
            ).map { Self.told($0.0) + ["\($0.1)"] }
        }
        let whole = read(content.count + 1)
        guard read(64) == whole else { fatalError("the pieces differ from the whole") }
    }

    var told: [String] {
        Self.told(sink.data) + sink.merges.map(\.description) + sink.hiddenColumns.map { "column \($0)" } + [
            "\(sink.isProtected)"
        ]
    }

    private static func told(_ data: SheetData) -> [String] {
        Worksheet(name: "", blocks: data.blocks).told + data.hiddenRows.map { "row \($0)" }
            + [data.exceeded?.limit.rawValue ?? ""]  // no limit was met
    }
}

struct StringsReading: Reading {
    private var sink: SharedStringsSink

    static let root = SharedStringsSink.root

    init(byteCount: Int, isNormalised: Bool) {
        sink = SharedStringsSink(byteCount: byteCount, limits: FuzzTarget.limits, isNormalised: isNormalised)
    }

    var wantsText: Bool { sink.wantsText }
    mutating func start(_ tag: PlainTag) { sink.start(tag) }
    mutating func end(_ name: TagName) { sink.end(name) }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { sink.text(bytes) }
    mutating func takeContent(of name: TagName, _ content: UnsafeBufferPointer<UInt8>?) -> ContentReading {
        sink.takeContent(of: name, content)
    }

    var told: [String] { (0..<sink.strings.count).map { sink.strings[$0] ?? "" } }  // every index is there
}
