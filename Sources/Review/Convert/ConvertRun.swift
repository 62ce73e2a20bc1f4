import FilingModel
import Reports
import Spreadsheet
import XLSX

/// Converts filings from whatever layout they are in into one other. What the layout cannot hold and what could not be read
/// for certain is told, never dropped in silence.
///
/// Files are read a batch at a time and what they say is put aside on the disk, so that memory does not grow with them; the
/// order of outputs is that of the inputs, whatever the number of jobs.
package struct ConvertRun: Sendable {
    package let desk: ConversionDesk
    package let inputs: [Input]
    package let target: ConversionTarget
    /// Of a CSV that is written.
    package let coding: TextCoding
    package let jobs: Int
    package let secondsPerFile: Int?
    package let progress: (@Sendable (RunProgress) -> Void)?

    package init(
        desk: ConversionDesk, inputs: [Input], target: ConversionTarget, coding: TextCoding = .utf8WithMark, jobs: Int,
        secondsPerFile: Int? = nil, progress: (@Sendable (RunProgress) -> Void)? = nil
    ) {
        self.desk = desk
        // What an earlier conversion or review says of itself is no filing.
        self.inputs = inputs.filter { input in
            input.folder == nil || !["conversion.json", "review.json"].contains { input.path.hasSuffix("/\($0)") }
        }
        self.target = target
        self.coding = coding
        self.jobs = max(1, jobs)
        self.secondsPerFile = secondsPerFile
        self.progress = progress
    }

    /// Files read at a time, for each job.
    private static let batchPerJob = 16

    package func convert(into path: String) async throws(ReviewError) -> ConversionRecord {
        try inputs.refuseNesting(of: path)
        let folder = try OutputFolder(path, for: .conversion)
        var sink = try ConversionSink(self, in: folder)
        progress?(RunProgress(.converting, done: 0, total: inputs.count))
        var next = 0
        while next < inputs.count {
            let batch = inputs[next...].prefix(self.jobs * Self.batchPerJob).prefix { Self.textKind(of: $0) == nil }
            if batch.isEmpty {
                try readText(inputs[next], into: &sink)
                next += 1
                progress?(RunProgress(.converting, done: next, total: inputs.count))
                continue
            }
            for prepared in try await read(Array(batch), done: next) { try sink.take(prepared) }
            next += batch.count
        }
        let record = try sink.finish()
        folder.finish()
        return record
    }

    private func read(_ batch: [Input], done: Int) async throws(ReviewError) -> [PreparedFile] {
        let total = inputs.count
        var observer: (@Sendable (RunProgress) -> Void)?
        if let progress {
            observer = { progress(RunProgress(.converting, done: done + $0.done, total: total)) }
        }
        let tasks = FileTasks(
            jobs: jobs, phase: .converting, progress: observer, budget: secondsPerFile.map { .seconds($0) })
        let preparation = Preparation(desk: desk, target: target)
        let reader = ContentReader(desk: desk)
        return try await tasks.each(batch, name: \.label) { input in
            preparation.prepare(reader.read(input))
        }
    }

    private enum TextKind { case json, csv }

    /// Nil for a workbook.
    private static func textKind(of input: Input) -> TextKind? {
        let name = input.path.lowercased()
        return name.hasSuffix(".json") ? .json : name.hasSuffix(".csv") ? .csv : nil
    }

    /// A filing at a time, however many the file holds.
    private func readText(_ input: Input, into sink: inout ConversionSink) throws(ReviewError) {
        let preparation = Preparation(desk: desk, target: target)
        var file = ConversionFile(path: input.label)
        var failure: ReviewError?
        func take(_ content: FilingContent, _ source: FilingSource) throws(FilingFileError) {
            guard failure == nil else { return }
            let filing = preparation.prepare(ReadFiling(content: content, source: source))
            do throws(ReviewError) {
                try sink.take(filing, of: &file)
            } catch {
                failure = error
            }
        }
        do throws(FilingFileError) {
            let bytes: [UInt8]
            do throws(XLSXError) {
                bytes = try FileBytes.read(input.path, limit: desk.limits.fileSize)
            } catch {
                throw .file(error)
            }
            switch Self.textKind(of: input) {
            case .json: try FilingJSONReader(fields: desk.fields, name: input.label).read(bytes, take)
            case .csv, nil:
                if let foreign = try numbered(bytes, input, take) {
                    file.notes += foreign.file.notes
                    for filing in foreign.filings { try take(filing.content, filing.source) }
                }
            }
        } catch {
            file.failure = error.sentence
        }
        if let failure { throw failure }
        try sink.close(file)
    }

    /// - Returns: what was found in a CSV that does not number its filings but is laid like a workbook's sheet.
    private func numbered(
        _ bytes: [UInt8], _ input: Input,
        _ take: (FilingContent, FilingSource) throws(FilingFileError) -> Void
    ) throws(FilingFileError) -> ContentReader.Result? {
        var records = CSVRecords(try TextCoding.decoded(bytes))
        let reader = FilingCSVReader(fields: desk.fields, name: input.label)
        guard let header = try records.next() else { throw .noForm }
        if let columns = try reader.columns(header) {
            try reader.read(&records, columns, take)
            return nil
        }
        var texts = TextArena()
        var cells = header.cells(row: 1, &texts)
        var row = 1
        while let record = try records.next(), row < CellReference.maximumRow {
            row += 1
            cells += record.cells(row: row, &texts)
        }
        var result = ContentReader.Result(file: ConversionFile(path: input.label))
        let sheet = Worksheet(name: "CSV", blocks: [CellBlock(cells: cells, texts: texts)])
        ContentReader(desk: desk).take(
            Workbook(id: WorkbookID(name: input.label, sha256: ""), sheets: [sheet], features: []), into: &result)
        guard !result.filings.isEmpty else { throw .noForm }
        return result
    }
}
