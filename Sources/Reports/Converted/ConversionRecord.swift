import FilingModel
import Spreadsheet

/// What a person should know of one file's conversion.
package struct ConversionNote: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The target layout does not hold it.
        case lost
        /// It could not be read for certain, and is carried as it was written or left out, as the message says.
        case doubtful
    }

    package let kind: Kind
    /// Unit and project; nil for what is about the file.
    package let filing: String?
    package let field: FieldPath?
    /// Sheet and cell of the input; nil where it is no workbook.
    package let place: CellOrigin?
    package let message: BilingualText

    package init(_ kind: Kind, filing: String?, field: FieldPath?, place: CellOrigin?, message: BilingualText) {
        self.kind = kind
        self.filing = filing
        self.field = field
        self.place = place
        self.message = message
    }
}

/// What became of one file of a conversion.
package struct ConversionFile: Sendable {
    package let path: String
    /// Why it could not be read.
    package var failure: BilingualText?
    package var filings = 0
    package var notes: [ConversionNote] = []

    package init(path: String) { self.path = path }

    package var status: String { failure != nil ? "unreadable" : filings == 0 ? "no-form" : "converted" }

    /// What there is to tell, a sentence each.
    package func sentences(in language: Language) -> [String] {
        let colon = BilingualText(zh: "：", en: ": ")[language]
        if let failure { return ["\(path)\(colon)\(failure[language])"] }
        return notes.map { note in
            let place = note.place.map { " \($0.sheet)!\($0.cell)" } ?? ""  // not every note is about a cell
            let filing = note.filing.map { "\($0)\(colon)" } ?? ""  // nor about one filing
            return "\(path)\(place)\(colon)\(filing)\(note.message[language])"
        }
    }
}

/// What a conversion came to.
package struct ConversionRecord: Sendable {
    package struct Totals: Hashable, Sendable {
        package var files = 0
        package var filings = 0
        /// Below the headings of a list or CSV.
        package var rows = 0
        package var unreadable = 0
        /// Files in which no form was found.
        package var withoutForm = 0
        package var lost = 0
        package var doubtful = 0

        package mutating func add(_ file: ConversionFile) {
            files += 1
            filings += file.filings
            if file.failure != nil { unreadable += 1 } else if file.filings == 0 { withoutForm += 1 }
            lost += file.notes.count { $0.kind == .lost }
            doubtful += file.notes.count { $0.kind == .doubtful }
        }
    }

    package var totals = Totals()
    /// Relative to the output folder: the one file, or the folder of the cards.
    package let output: String
    /// The first sentences about files, of which there may be more than anybody reads.
    package private(set) var sentences: [String] = []
    package private(set) var untold = 0

    package init(output: String) { self.output = output }

    private static let most = 50

    package mutating func tell(_ lines: [String]) {
        let room = max(0, Self.most - sentences.count)
        sentences += lines.prefix(room)
        untold += max(0, lines.count - room)
    }
}

/// The record of a conversion for scripts, `conversion.json`, a file a line.
package enum ConversionJSON {
    package static let fileName = "conversion.json"

    package static func head(target: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(target)
        return Array("{\"target\":".utf8) + writer.bytes + Array(",\"files\":[".utf8)
    }

    package static func line(_ file: ConversionFile, language: Language) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("path")
            writer.value(file.path)
            writer.key("status")
            writer.value(file.status)
            writer.key("error")
            writer.value(file.failure?[language])
            writer.key("filings")
            writer.value(file.filings)
            writer.key("notes")
            writer.array(file.notes) { writer, note in
                writer.object { writer in
                    writer.key("kind")
                    writer.value(note.kind.rawValue)
                    writer.key("filing")
                    writer.value(note.filing)
                    writer.key("field")
                    writer.value(note.field?.rawValue)
                    writer.key("sheet")
                    writer.value(note.place?.sheet)
                    writer.key("cell")
                    writer.value(note.place?.cell.description)
                    writer.key("message")
                    writer.value(note.message[language])
                }
            }
        }
        return writer.bytes
    }

    package static func tail(_ record: ConversionRecord) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            let totals = record.totals
            for (name, count) in [
                ("files", totals.files), ("filings", totals.filings), ("rows", totals.rows),
                ("unreadable", totals.unreadable), ("withoutForm", totals.withoutForm), ("lost", totals.lost),
                ("doubtful", totals.doubtful),
            ] {
                writer.key(name)
                writer.value(count)
            }
        }
        var output = JSONWriter()
        output.value(record.output)
        return Array("\n],\"output\":".utf8) + output.bytes + Array(",\"totals\":".utf8) + writer.bytes
            + Array("}\n".utf8)
    }
}
