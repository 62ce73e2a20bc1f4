import Dispatch
import Glibc
import Spreadsheet
import Synchronization

/// The rows of a worksheet. A large sheet is cut at row boundaries and its pieces are read on all processors at once.
///
/// Soundness: pieces begin and end at places found within the content, and the scanner checks each read against the
/// end.
struct SheetData {
    private(set) var blocks: [CellBlock] = []
    private(set) var hiddenRows: [ClosedRange<Int>] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var exceeded: LimitExceeded?

    /// A piece of less than this is not worth a thread.
    static let smallestPiece = 4 << 20

    /// Reads the content of `sheetData`.
    ///
    /// - Parameters:
    ///   - content: from the first row to the end of the part, whose last byte is `>`.
    ///   - isFirst: most of the content is expected to be rows, for which room is made.
    /// - Returns: the rows, and how many bytes lie before `</sheetData>`; nil when the text is not plain.
    static func read(
        _ content: UnsafeBufferPointer<UInt8>, sharedCount: Int, limits: Limits, isNormalised: Bool,
        isFirst: Bool = true, smallestPiece: Int = smallestPiece
    ) -> (SheetData, Int)? {
        guard let start = content.baseAddress else { return nil }
        let cuts = isFirst ? cuts(content, smallestPiece: smallestPiece) : []
        if !cuts.isEmpty,
            let read = readPieces(
                [0] + cuts, content, sharedCount: sharedCount, limits: limits, isNormalised: isNormalised)
        {
            return read
        }
        var scanner = RowScanner(
            end: start + content.count, byteCount: isFirst ? content.count : 0, sharedCount: sharedCount,
            limits: limits,
            isNormalised: isNormalised)
        guard let stop = scanner.scan(from: start) else { return nil }
        var data = SheetData()
        data.add(scanner.rows)
        data.sort(limits)
        return (data, stop - start)
    }

    /// Reads pieces that begin at those offsets, each up to the next. Nil when they do not fit together, and the text must
    /// be read in one.
    private static func readPieces(
        _ starts: [Int], _ content: UnsafeBufferPointer<UInt8>, sharedCount: Int, limits: Limits, isNormalised: Bool
    ) -> (SheetData, Int)? {
        // The threads end before this function does, and the bytes outlive it: the address may cross.
        let address = UInt(bitPattern: content.baseAddress)
        let count = content.count
        let share = limits.share(of: starts.count)
        let pieces = Mutex<[Int: (rows: RowScanner.Rows, stop: Int?)]>([:])
        DispatchQueue.concurrentPerform(iterations: starts.count) { number in
            guard let start = RowScanner.Place(bitPattern: address) else { return }
            let next = number + 1 < starts.count ? starts[number + 1] : nil
            var scanner = RowScanner(
                end: start + count, byteCount: (next ?? count) - starts[number], sharedCount: sharedCount,
                limits: share, isNormalised: isNormalised)
            let stop = scanner.scan(from: start + starts[number], to: next.map { start + $0 })
            pieces.withLock { $0[number] = (scanner.rows, stop.map { $0 - start }) }
        }
        let read = pieces.withLock { $0 }
        var data = SheetData()
        for number in starts.indices {
            // Whether a limit is passed, reading in one decides.
            guard let (rows, place) = read[number], let stop = place, number == 0 || !rows.startsUnnumbered,
                rows.exceeded == nil
            else { return nil }
            data.add(rows)
            let isLast = number + 1 == starts.count
            // A piece that met the end of the rows is the last: what was taken for a row behind it was none.
            guard !isLast, stop == starts[number + 1] else {
                data.sort(limits)
                return (data, stop)
            }
        }
        return nil
    }

    /// Further rows of the same sheet.
    mutating func append(_ other: SheetData, limits: Limits) {
        isSorted = Self.isInOrder(blocks.last, other.blocks.first)
        blocks += other.blocks
        hiddenRows += other.hiddenRows
        diagnostics += other.diagnostics
        exceeded = exceeded ?? other.exceeded
        sort(limits)
    }

    /// Offsets of rows that part the text into pieces of about equal length. A `<` is never part of a text in plain XML, so
    /// that `<row` is a row wherever it stands; where it is not, the piece before it ends elsewhere and nothing is joined.
    private static func cuts(_ content: UnsafeBufferPointer<UInt8>, smallestPiece: Int) -> [Int] {
        // Asking for the number of processors costs a system file; most sheets are small.
        let pieces = content.count / max(1, smallestPiece)
        guard pieces > 1, let start = content.baseAddress else { return [] }
        let count = min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), pieces)
        let end = start + content.count - RowScanner.lookahead
        var cuts: [Int] = []
        for number in stride(from: 1, to: count, by: 1) {
            var place = start + content.count / count * number
            while place < end, let found = memchr(place, Int32(UInt8(ascii: "<")), end - place) {
                place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
                if memcmp(place, "<row", 4) == 0, Markup.endsName(place[4]) {
                    if cuts.last.map({ place > start + $0 }) ?? true { cuts.append(place - start) }
                    break
                }
                place += 1
            }
        }
        return cuts
    }

    private var isSorted = true

    private mutating func add(_ piece: RowScanner.Rows) {
        if !piece.isSorted || !Self.isInOrder(blocks.last, piece.block) { isSorted = false }
        if !piece.block.cells.isEmpty { blocks.append(piece.block) }
        if let last = hiddenRows.last, let first = piece.hiddenRows.first, last.upperBound + 1 == first.lowerBound {
            hiddenRows[hiddenRows.count - 1] = last.lowerBound...first.upperBound
            hiddenRows += piece.hiddenRows.dropFirst()
        } else {
            hiddenRows += piece.hiddenRows
        }
        diagnostics += piece.diagnostics
        exceeded = exceeded ?? piece.exceeded
    }

    private static func isInOrder(_ block: CellBlock?, _ next: CellBlock?) -> Bool {
        guard let last = block?.cells.last, let first = next?.cells.first else { return true }
        return last.order < first.order
    }

    private mutating func sort(_ limits: Limits) {
        let count = blocks.reduce(0) { $0 + $1.cells.count }
        if exceeded == nil, count > limits.cells - limits.taken.cells {
            exceeded = LimitExceeded(limit: .cells, maximum: limits.cells)
        }
        guard !isSorted, exceeded == nil else { return }
        // All cells twice, the keys, and half as many again while they are sorted.
        let needed = 2 * memory + 3 * count * MemoryLayout<UInt64>.stride / 2
        guard needed <= limits.memoryLeft, count < 1 << Self.indexBits else {
            exceeded = LimitExceeded(limit: .memory, maximum: limits.memory)
            return
        }
        joinSorted(count)
    }

    /// Bytes that the cells take.
    var memory: Int { blocks.reduce(0) { $0 + $1.memory } }

    /// Row and column take 36 bits of a key; what is left numbers the cells.
    private static let indexBits = 28

    /// Makes one block of all, its cells in sheet order, of two at one address the later.
    private mutating func joinSorted(_ count: Int) {
        var all = CellBlock()
        all.cells.reserveCapacity(count)
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        var starts: [Int] = []
        for block in blocks {
            starts.append(keys.count)
            for cell in block.cells {
                // The column takes 15 bits of `order`'s 16.
                let place = UInt64(cell.row) << 15 | UInt64(cell.column)
                keys.append(place << UInt64(Self.indexBits) | UInt64(keys.count))
            }
        }
        keys.sort()
        var repeated = 0
        for (position, key) in keys.enumerated() {
            let index = Int(key & (1 << UInt64(Self.indexBits) - 1))
            let number = starts.lastIndex { $0 <= index } ?? 0  // the first block starts at 0
            let cell = blocks[number].cells[index - starts[number]]
            if position + 1 < count, keys[position + 1] >> UInt64(Self.indexBits) == key >> UInt64(Self.indexBits) {
                repeated += 1
                // A file that repeats everything is wrong in one way.
                if repeated <= 100 { diagnostics.append(Self.repeated(cell)) }
                continue
            }
            all.append(cell, from: blocks[number], at: index - starts[number])
        }
        blocks = [all]
        isSorted = true
    }

    private static func repeated(_ cell: PackedCell) -> Diagnostic {
        Diagnostic(
            cell: cell.reference,
            BilingualText(zh: "同一单元格出现两次，取后一个", en: "a cell given twice; the later one counts"))
    }
}
