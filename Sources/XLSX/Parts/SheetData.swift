import Dispatch
import Glibc
import Spreadsheet
import Synchronization

/// The rows of a worksheet. A large sheet is cut at row boundaries and its pieces are read on all processors at once.
struct SheetData {
    private(set) var blocks: [CellBlock] = []
    private(set) var hiddenRows: [ClosedRange<Int>] = []
    private(set) var diagnostics: [(cell: CellReference?, message: BilingualText)] = []
    private(set) var exceeded: LimitExceeded?

    /// A piece of less than this is not worth a thread.
    static let smallestPiece = 4 << 20

    /// Reads the content of `sheetData`.
    ///
    /// - Parameter content: from the first row to the end of the part, whose last byte is `>`.
    /// - Returns: the rows, and how many bytes lie before `</sheetData>`; nil when the text is not plain.
    static func read(
        _ content: UnsafeBufferPointer<UInt8>, sharedCount: Int, limits: Limits, isNormalised: Bool,
        smallestPiece: Int = smallestPiece
    ) -> (SheetData, Int)? {
        guard let start = content.baseAddress else { return nil }
        let cuts = cuts(content, smallestPiece: smallestPiece)
        if !cuts.isEmpty,
            let read = readPieces(
                [0] + cuts, content, sharedCount: sharedCount, limits: limits, isNormalised: isNormalised)
        {
            return read
        }
        var scanner = RowScanner(
            end: start + content.count, byteCount: content.count, sharedCount: sharedCount, limits: limits,
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
        let pieces = Mutex<[Int: (rows: RowScanner.Rows, stop: Int?)]>([:])
        DispatchQueue.concurrentPerform(iterations: starts.count) { number in
            guard let start = RowScanner.Place(bitPattern: address) else { return }
            let next = number + 1 < starts.count ? starts[number + 1] : nil
            var scanner = RowScanner(
                end: start + count, byteCount: (next ?? count) - starts[number], sharedCount: sharedCount,
                limits: limits, isNormalised: isNormalised)
            let stop = scanner.scan(from: start + starts[number], to: next.map { start + $0 })
            pieces.withLock { $0[number] = (scanner.rows, stop.map { $0 - start }) }
        }
        let read = pieces.withLock { $0 }
        var data = SheetData()
        for number in starts.indices {
            guard let (rows, place) = read[number], let stop = place, number == 0 || !rows.startsUnnumbered else {
                return nil
            }
            data.add(rows)
            let isLast = number + 1 == starts.count
            // A piece that met the end of the rows is the last: what was taken for a row behind it was none.
            guard !isLast, stop == starts[number + 1], data.exceeded == nil else {
                data.sort(limits)
                return (data, stop)
            }
        }
        return nil
    }

    /// Further rows of the same sheet.
    mutating func append(_ other: SheetData) {
        let isInOrder = Self.isInOrder(blocks.last, other.blocks.first)
        blocks += other.blocks
        hiddenRows += other.hiddenRows
        diagnostics += other.diagnostics
        exceeded = exceeded ?? other.exceeded
        if !isInOrder { joinSorted() }
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
        if blocks.reduce(0, { $0 + $1.cells.count }) > limits.cells {
            exceeded = LimitExceeded(limit: "cells", maximum: limits.cells, option: "--max-cells")
        }
        if !isSorted, exceeded == nil { joinSorted() }
    }

    /// Makes one block of all, its cells in sheet order, of two at one address the later.
    private mutating func joinSorted() {
        var all: [(cell: PackedCell, block: Int, index: Int)] = []
        for (number, block) in blocks.enumerated() {
            for (index, cell) in block.cells.enumerated() { all.append((cell, number, index)) }
        }
        all.sort { ($0.cell.order, $0.block, $0.index) < ($1.cell.order, $1.block, $1.index) }
        var joined = CellBlock()
        for (position, (cell, number, index)) in all.enumerated() {
            if position + 1 < all.count, all[position + 1].cell.order == cell.order {
                diagnostics.append(
                    (
                        cell.reference,
                        BilingualText(zh: "同一单元格出现两次，取后一个", en: "a cell given twice; the later one counts")
                    ))
                continue
            }
            joined.append(cell, from: blocks[number], at: index)
        }
        blocks = [joined]
        isSorted = true
    }
}
