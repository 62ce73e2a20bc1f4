import FilingModel
import Forms
import Reports
import Spreadsheet

/// Reads filings from a CSV whose rows are numbered by filing, as conversion writes it.
struct FilingCSVReader {
    let fields: FilingFields
    let name: String

    /// The columns by the CSV's own headings; nil for a CSV that does not number its filings.
    func columns(_ header: CSVRecords.Record) throws(FilingFileError) -> [FlatColumn]? {
        let known = Dictionary(
            FlatLayout.all(fields).map { (LabelText(FilingCSV.heading($0, fields.vocabulary)), $0) },
            uniquingKeysWith: { first, _ in first })
        let labels = header.fields.map { LabelText($0) }
        guard labels.contains(where: { known[$0] == .number }) else { return nil }
        var columns: [FlatColumn] = []
        for (index, label) in labels.enumerated() {
            guard let column = known[label] else {
                throw fault(header, index, "的栏目“\(header[index])”不认识", "the heading \"\(header[index])\" is unknown")
            }
            guard !columns.contains(column) else {
                throw fault(header, index, "的栏目重复", "the heading stands twice")
            }
            columns.append(column)
        }
        return columns
    }

    /// Hands on each filing with its first row's line.
    func read(
        _ records: inout CSVRecords, _ columns: [FlatColumn],
        _ take: (FilingContent, FilingSource) throws(FilingFileError) -> Void
    ) throws(FilingFileError) {
        var seen: Set<String> = []
        var open: (number: String, head: CSVRecords.Record, content: FilingContent)?
        let numberColumn = columns.firstIndex(of: .number) ?? 0  // without it these are no numbered rows
        func close() throws(FilingFileError) {
            guard var filing = open?.content else { return }
            filing.dropEmptyRows()
            try take(filing, FilingSource(path: name))
        }
        while let record = try records.next() {
            let number = record[numberColumn].trimmed
            if number.isEmpty, open == nil {
                throw fault(record, numberColumn, "没有申报序号", "the filing's number is missing")
            }
            if !number.isEmpty, number != open?.number {
                try close()
                guard seen.insert(number).inserted else {
                    throw fault(
                        record, numberColumn, "的申报序号“\(number)”在前面已经出现过，请按申报序号排序",
                        "the filing \(number) has been before; sort the rows by number")
                }
                open = (number, record, try head(record, columns))
            } else if let head = open?.head {
                try compare(record, head, columns)
            }
            try addRow(record, columns, to: &open)
        }
        try close()
    }

    private func head(_ record: CSVRecords.Record, _ columns: [FlatColumn]) throws(FilingFileError) -> FilingContent {
        var content = FilingContent(form: .projectTarget)
        for (index, column) in columns.enumerated() {
            guard let text = CSVGuard.unguarded(record[index]).stated else { continue }
            switch column {
            case .form:
                guard let form = [FormID.projectTarget, .departmentTarget].first(where: { $0.flatName == text }) else {
                    throw fault(record, index, "的表样“\(text)”不认识", "the form \"\(text)\" is unknown")
                }
                content.form = form
            case .year:
                guard let year = Int(text).flatMap({ FiscalYear($0) }) else {
                    throw fault(record, index, "“\(text)”不是预算年度", "\"\(text)\" is no budget year")
                }
                content.year = year
            case .field(let path):
                if column.isMoney { content.amounts[path] = amount(text) } else { content.texts[path] = text }
            case .number, .rowKind, .indicator, .task: break
            }
        }
        return content
    }

    /// A row may repeat what the first one says of the filing, or leave it out.
    private func compare(
        _ record: CSVRecords.Record, _ head: CSVRecords.Record, _ columns: [FlatColumn]
    ) throws(FilingFileError) {
        for (index, column) in columns.enumerated() {
            switch column {
            case .form, .year, .field:
                guard !record[index].isEmpty, record[index] != head[index] else { continue }
                throw fault(
                    record, index, "与同一申报的第 \(head.line) 行不一致", "it differs from line \(head.line) of the same filing")
            case .number, .rowKind, .indicator, .task: continue
            }
        }
    }

    private func addRow(
        _ record: CSVRecords.Record, _ columns: [FlatColumn],
        to open: inout (number: String, head: CSVRecords.Record, content: FilingContent)?
    ) throws(FilingFileError) {
        var kind = ListRowKind.year
        var indicator: FilingContent.IndicatorRow = [:]
        var task = FilingContent.TaskRow()
        for (index, column) in columns.enumerated() {
            guard let text = CSVGuard.unguarded(record[index]).stated else { continue }
            switch column {
            case .rowKind:
                guard let known = ListRowKind(rawValue: text) else {
                    throw fault(record, index, "的行类“\(text)”不认识", "the kind of row \"\(text)\" is unknown")
                }
                kind = known
            case .indicator(let column): indicator[column] = text
            case .task(.name): task.name = text
            case .task(.content): task.content = text
            case .task(.total): task.total = amount(text)
            case .task(.fiscal): task.fiscal = amount(text)
            case .task(.other): task.other = amount(text)
            case .number, .form, .year, .field: break
            }
        }
        let isTask = kind == .task
        guard isTask ? indicator.isEmpty : task == FilingContent.TaskRow() else {
            throw fault(
                record, 0, "起的一行既有指标又有任务，请用“行类”分开", "a row is an indicator or a task, as 行类 says, and not both")
        }
        switch kind {
        case .year: open?.content.indicators.append(indicator)
        case .term: open?.content.termIndicators.append(indicator)
        case .task: open?.content.tasks.append(task)
        }
    }

    private func amount(_ text: String) -> StatedAmount? {
        StatedAmount(Amount.read(text, isNumericCell: false, unit: .yuan))
    }

    private func fault(_ record: CSVRecords.Record, _ column: Int, _ zh: String, _ en: String) -> FilingFileError {
        .field(line: record.line, column: column + 1, reason: BilingualText(zh: zh, en: en))
    }
}

extension CSVRecords.Record {
    /// Its cells as a sheet's row, for a CSV that is laid like any other list or card.
    func cells(row: Int, _ texts: inout TextArena) -> [PackedCell] {
        fields.enumerated().compactMap { column, field in
            guard !field.isEmpty, column < CellReference.maximumColumn else { return nil }
            return PackedCell(
                row: row, column: column + 1, kind: .text, style: 0, payload: texts.add(field).packed)
        }
    }
}
