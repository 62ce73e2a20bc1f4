import FilingModel
import Rules

/// A sheet of the summary as data: what is drawn, without a word of the library that draws it.
struct SummarySheet {
    enum Cell {
        case text(String)
        /// Centred, as codes and short words are.
        case short(String)
        case integer(Int)
        /// Nil where no amount could be read.
        case money(Money?)
        /// A live formula with the value it has now.
        case countFormula(String, Int)
        case moneyFormula(String, Money)
        /// A link below the output folder; `location` is a cell such as `'Sheet1'!H8`.
        case link(String, path: String, location: String?)
        case verdict(Verdict, String)
        case severity(Severity, String)
        case blank
    }

    struct Column {
        let heading: String
        /// In characters; a Chinese one takes two.
        let width: Double
    }

    let name: String
    let title: String
    let note: String?
    let columns: [Column]
    var rows: [[Cell]]
    /// Drawn bold below the rows.
    var totals: [Cell]?
    var tabColour: UInt32 = 0x1F3864
    /// Whether the rows can be filtered.
    var hasFilter = true

    /// 1-based sheet row of the first row of data: title, note, headings come before.
    static let firstRow = 4
    var lastRow: Int { Self.firstRow + max(rows.count, 1) - 1 }

    /// `'项目清单'!$J$4:$J$120`, for formulas on other sheets.
    func range(ofColumn letter: String) -> String {
        "'\(name)'!$\(letter)$\(Self.firstRow):$\(letter)$\(lastRow)"
    }
}
