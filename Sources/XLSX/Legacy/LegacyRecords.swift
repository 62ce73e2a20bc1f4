/// The records of a BIFF8 stream ([MS-XLS] 2.1.4): a type, a length, and as many bytes.
struct LegacyRecords {
    /// The types that matter here.
    enum Kind {
        static let formula = 0x0006, endOfFile = 0x000A, filePass = 0x002F, continuation = 0x003C, boundSheet = 0x0085
        static let multipleRK = 0x00BD, sharedStrings = 0x00FC
        static let richString = 0x00D6, mergedCells = 0x00E5, sharedString = 0x00FD, number = 0x0203, label = 0x0204
        static let booleanOrError = 0x0205, rk = 0x027E, beginOfFile = 0x0809
    }

    struct Record {
        let kind: Int
        /// In the stream.
        let content: Range<Int>
    }

    let bytes: [UInt8]
    let reader: LittleEndian

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        reader = LittleEndian(bytes)
    }

    /// Calls `body` for each record of the substream that begins at `start`, without those of substreams inside it, such
    /// as charts.
    ///
    /// - Returns: where the substream ends.
    /// - Throws: `.damaged` when there is none, or it does not come to its end within the stream.
    @discardableResult
    func forEach(from start: Int, _ body: (Record) throws(XLSXError) -> Void) throws(XLSXError) -> Int {
        var offset = start
        var depth = 0
        repeat {
            guard let kind = reader.u16(offset), let length = reader.u16(offset + 2),
                offset + 4 + length <= bytes.count,
                depth > 0 || kind == Kind.beginOfFile
            else { throw .damaged(part: nil, detail: "BIFF record at \(offset)") }
            if kind == Kind.beginOfFile { depth += 1 }
            if depth == 1 { try body(Record(kind: kind, content: (offset + 4)..<(offset + 4 + length))) }
            if kind == Kind.endOfFile { depth -= 1 }
            offset += 4 + length
        } while depth > 0
        return offset
    }
}
