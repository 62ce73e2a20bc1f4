import FilingModel
import Reports
import Spreadsheet

/// A conversion under way: what has been read so far, and the outputs.
struct ConversionSink: ~Copyable {
    private let run: ConvertRun
    private let folder: OutputFolder
    private let reader: FilingJSONReader
    private var filings: Spool
    private var files: Spool
    private var usage = FlatUsage()
    /// Rows of a list, by budget year.
    private var rowCounts: [FiscalYear?: Int] = [:]
    private var cards: CardFolder
    private var record: ConversionRecord

    init(_ run: ConvertRun, in folder: OutputFolder) throws(ReviewError) {
        let filings = try Spool(in: folder, name: ConversionJSON.fileName)
        let files = try Spool(in: folder, name: ConversionJSON.fileName)
        let record = ConversionRecord(output: run.target.output(in: run.desk.language))
        let cards = CardFolder(run.desk, in: folder, below: record.output)
        self.run = run
        self.folder = folder
        self.record = record
        self.cards = cards
        self.filings = filings
        self.files = files
        reader = FilingJSONReader(fields: run.desk.fields, name: "")
    }

    mutating func take(_ prepared: PreparedFile) throws(ReviewError) {
        var file = prepared.file
        file.filings = 0
        for filing in prepared.filings { try take(filing, of: &file) }
        try close(file)
    }

    mutating func take(_ prepared: PreparedFiling, of file: inout ConversionFile) throws(ReviewError) {
        file.filings += 1
        file.notes += prepared.notes
        guard !prepared.isLeftOut else { return }
        let content = prepared.filing.content
        if run.target == .card {
            file.notes += try cards.write(prepared.filing)
            return
        }
        usage.add(content)
        let rows = max(1, content.indicators.count + content.termIndicators.count + content.tasks.count)
        if run.target != .json { record.totals.rows += rows }
        rowCounts[content.year, default: 0] += rows
        try filings.append(prepared.line)
    }

    /// All of the file's filings have been taken.
    mutating func close(_ file: ConversionFile) throws(ReviewError) {
        record.totals.add(file)
        record.tell(file.sentences(in: run.desk.language))
        try files.append(ConversionJSON.line(file, language: run.desk.language))
    }

    mutating func finish() throws(ReviewError) -> ConversionRecord {
        run.progress?(RunProgress(.summing, done: 0, total: run.inputs.count))
        switch run.target {
        case .card: break
        case .json: try writeJSON()
        case .csv: try writeCSV()
        case .list: try writeList()
        }
        try writeRecord()
        run.progress?(RunProgress(.summing, done: run.inputs.count, total: run.inputs.count))
        return record
    }

    private mutating func writeJSON() throws(ReviewError) {
        try folder.write(to: record.output) { (sink: ([UInt8]) -> Void) throws(ReviewError) in
            sink(Array(FilingJSON.head.utf8))
            try Self.joined(&filings, sink)
            sink(Array(FilingJSON.tail.utf8))
        }
    }

    private mutating func writeRecord() throws(ReviewError) {
        let record = record
        try folder.write(to: ConversionJSON.fileName) { (sink: ([UInt8]) -> Void) throws(ReviewError) in
            sink(ConversionJSON.head(target: run.target.rawValue))
            try Self.joined(&files, sink)
            sink(ConversionJSON.tail(record))
        }
    }

    /// The lines with commas between, each on a line of its own.
    private static func joined(_ spool: inout Spool, _ sink: ([UInt8]) -> Void) throws(ReviewError) {
        var isFirst = true
        try spool.each { line throws(ReviewError) in
            sink(Array((isFirst ? "\n" : ",\n").utf8) + line)
            isFirst = false
        }
    }

    private mutating func writeCSV() throws(ReviewError) {
        let csv = FilingCSV(FlatLayout(run.desk.fields, usage), run.desk.fields.vocabulary)
        let (path, coding, reader) = (folder.path(of: record.output), run.coding, reader)
        func coded(_ text: String) throws(ReviewError) -> [UInt8] {
            guard let bytes = coding.coded(text) else {
                throw .cannotWrite(
                    path: path,
                    reason: BilingualText(
                        zh: "本机不能把文字转成 \(coding.rawValue)", en: "this system cannot turn text into \(coding.rawValue)"))
            }
            return bytes
        }
        try folder.write(to: record.output) { (sink: ([UInt8]) -> Void) throws(ReviewError) in
            sink(coding.prefix + (try coded(csv.heading)))
            var number = 0
            try filings.each { line throws(ReviewError) in
                number += 1
                sink(try coded(csv.rows(of: try Self.content(line, reader, path), number: number)))
            }
        }
    }

    private mutating func writeList() throws(ReviewError) {
        let layout = ListLayout(FlatLayout(run.desk.fields, usage), run.desk.library)
        let (path, reader, rowCounts) = (folder.path(of: record.output), reader, rowCounts)
        guard !rowCounts.isEmpty else { return }
        try folder.write(to: record.output) { (temporary: String) throws(ReviewError) in
            var list = try ReviewError.drawing(path) { () throws(ReportError) in
                try FilingList(to: temporary, layout, rowCounts: rowCounts)
            }
            var number = 0
            try filings.each { line throws(ReviewError) in
                number += 1
                let content = try Self.content(line, reader, path)
                try ReviewError.drawing(path) { () throws(ReportError) in try list.add(content, number: number) }
            }
            try ReviewError.drawing(path) { () throws(ReportError) in try list.finish() }
        }
    }

    /// What was put aside a moment ago.
    private static func content(
        _ line: [UInt8], _ reader: FilingJSONReader, _ path: String
    ) throws(ReviewError) -> FilingContent {
        do throws(FilingFileError) {
            return try reader.filing(in: line).0
        } catch {
            throw .cannotWrite(path: path, reason: error.sentence.clause)
        }
    }
}
