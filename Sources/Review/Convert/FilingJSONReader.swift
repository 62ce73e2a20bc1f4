import FilingModel
import Reports
import Spreadsheet

/// Reads filings from JSON as `Docs/filing.schema.json` has it. One filing is held at a time; a member that the schema does
/// not know is refused, so that nothing is dropped in silence.
struct FilingJSONReader {
    let fields: FilingFields
    /// How the run calls the file.
    let name: String

    func read(
        _ bytes: [UInt8], _ take: (FilingContent, FilingSource) throws(FilingFileError) -> Void
    ) throws(FilingFileError) {
        var scanner = JSONScanner(bytes)
        var hasFormat = false
        try scanner.object { scanner, member throws(FilingFileError) in
            switch member {
            case "$schema": _ = try scanner.string()
            case "format":
                guard try scanner.string() == FilingJSON.format else {
                    throw scanner.refusal("应是 \(FilingJSON.format)", "there should be \(FilingJSON.format)")
                }
                hasFormat = true
            case "version":
                guard try scanner.integer() == FilingJSON.version else {
                    throw scanner.refusal("的版本不认识", "there is an unknown version")
                }
            case "filings":
                try scanner.array { scanner throws(FilingFileError) in
                    let (content, source) = try filing(&scanner)
                    try take(content, source)
                }
            default: throw Self.unknown(scanner)
            }
        }
        guard hasFormat else { throw scanner.refusal("缺少 format", "format is missing") }
        try scanner.end()
    }

    /// One filing by itself.
    func filing(in line: [UInt8]) throws(FilingFileError) -> (FilingContent, FilingSource) {
        var scanner = JSONScanner(line)
        return try filing(&scanner)
    }

    private func filing(_ scanner: inout JSONScanner) throws(FilingFileError) -> (FilingContent, FilingSource) {
        var form: FormID?
        var source = FilingSource(path: name)
        var content = FilingContent(form: .projectTarget)
        // What is found before the form is known is looked at when it is.
        var members: [(path: FieldPath, refusal: FilingFileError)] = []
        try scanner.object { scanner, member throws(FilingFileError) in
            switch member {
            case "form": form = FormID(rawValue: try scanner.string())
            case "year":
                guard let year = FiscalYear(Int(try scanner.integer())) else {
                    throw scanner.refusal("应在 2000 到 2099 之间", "there should be a year from 2000 to 2099")
                }
                content.year = year
            case "source": source = try self.source(&scanner)
            case "fields":
                try scanner.object { scanner, member throws(FilingFileError) in
                    let path = FieldPath(rawValue: member)
                    members.append((path, Self.unknown(scanner)))
                    guard !FilingFields.isAmount(path) else {
                        throw scanner.refusal("是金额，应写在 amounts 里", "there is an amount, which belongs into amounts")
                    }
                    content.texts[path] = try scanner.string().stated
                }
            case "amounts":
                try scanner.object { scanner, member throws(FilingFileError) in
                    let path = FieldPath(rawValue: member)
                    members.append((path, Self.unknown(scanner)))
                    guard FilingFields.isAmount(path) else { throw Self.unknown(scanner) }
                    content.amounts[path] = try amount(&scanner)
                }
            case "indicators": content.indicators = try indicators(&scanner)
            case "termIndicators": content.termIndicators = try indicators(&scanner)
            case "tasks": content.tasks = try tasks(&scanner)
            default: throw Self.unknown(scanner)
            }
        }
        guard let form, let paths = fields.paths(of: form) else {
            throw scanner.refusal("的 form 缺少或不认识", "form is missing or unknown")
        }
        if let stranger = members.first(where: { !paths.contains($0.path) }) { throw stranger.refusal }
        if form != .departmentTarget, !content.tasks.isEmpty {
            throw scanner.refusal("的表样没有 tasks", "there are tasks, which the form has not")
        }
        content.form = form
        content.dropEmptyRows()
        return (content, source)
    }

    private func source(_ scanner: inout JSONScanner) throws(FilingFileError) -> FilingSource {
        var path: String?
        var sheet: String?
        var cell: CellReference?
        try scanner.object { scanner, member throws(FilingFileError) in
            switch member {
            case "path": path = try scanner.string()
            case "sheet": sheet = try scanner.string()
            case "cell":
                cell = CellReference(try scanner.string())
                if cell == nil { throw scanner.refusal("不是单元格地址", "there is no cell reference") }
            default: throw Self.unknown(scanner)
            }
        }
        return FilingSource(path: path ?? name, sheet: sheet, cell: cell)
    }

    private func indicators(_ scanner: inout JSONScanner) throws(FilingFileError) -> [FilingContent.IndicatorRow] {
        var rows: [FilingContent.IndicatorRow] = []
        try scanner.array { scanner throws(FilingFileError) in
            var row: FilingContent.IndicatorRow = [:]
            try scanner.object { scanner, member throws(FilingFileError) in
                guard let column = IndicatorColumn(rawValue: member) else { throw Self.unknown(scanner) }
                row[column] = try scanner.string().stated
            }
            rows.append(row)
        }
        return rows
    }

    private func tasks(_ scanner: inout JSONScanner) throws(FilingFileError) -> [FilingContent.TaskRow] {
        var rows: [FilingContent.TaskRow] = []
        try scanner.array { scanner throws(FilingFileError) in
            var row = FilingContent.TaskRow()
            try scanner.object { scanner, member throws(FilingFileError) in
                switch TaskColumn(rawValue: member) {
                case .name: row.name = try scanner.string().stated
                case .content: row.content = try scanner.string().stated
                case .total: row.total = try amount(&scanner)
                case .fiscal: row.fiscal = try amount(&scanner)
                case .other: row.other = try amount(&scanner)
                case nil: throw Self.unknown(scanner)
                }
            }
            rows.append(row)
        }
        return rows
    }

    private func amount(_ scanner: inout JSONScanner) throws(FilingFileError) -> StatedAmount? {
        var amount: StatedAmount?
        var count = 0
        try scanner.object { scanner, member throws(FilingFileError) in
            count += 1
            switch member {
            case "fen":
                let fen = try scanner.integer()
                guard fen.magnitude < 90_000_000_000_000_000 else {
                    throw scanner.refusal("超出金额范围", "there is more money than can be")
                }
                amount = .money(Money(fen: fen))
            case "words": amount = try scanner.string().stated.map(StatedAmount.words)
            default: throw Self.unknown(scanner)
            }
        }
        guard count == 1 else { throw scanner.refusal("应只有 fen 或 words", "there should be either fen or words") }
        return amount
    }

    private static func unknown(_ scanner: JSONScanner) -> FilingFileError {
        scanner.refusal("是不认识的成员", "there is an unknown member")
    }
}
