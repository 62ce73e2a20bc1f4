import FilingModel
import Forms

/// Filings as comma-separated values (RFC 4180) in UTF-8 without a mark: one row an indicator, at least one a filing.
/// Amounts are in 元. What a reader must know is in the headings alone.
package struct FilingCSV: Sendable {
    private let layout: FlatLayout
    private let vocabulary: Vocabulary

    package init(_ layout: FlatLayout, _ vocabulary: Vocabulary) {
        self.layout = layout
        self.vocabulary = vocabulary
    }

    package var heading: String {
        Self.line(layout.columns.map { Self.heading($0, vocabulary) })
    }

    /// - Parameter number: the filing's, from 1.
    package func rows(of content: FilingContent, number: Int) -> String {
        layout.rows(of: content, number: number).map { row in
            Self.line(row.map { $0.map(Self.text) ?? "" })  // nothing stands there
        }.joined()
    }

    /// `年度资金总额（元）` for an amount, so that no row has to say it.
    package static func heading(_ column: FlatColumn, _ vocabulary: Vocabulary) -> String {
        column.label(vocabulary) + (column.isMoney ? "（\(AmountUnit.yuan.rawValue)）" : "")
    }

    private static func text(_ cell: FlatLayout.Cell) -> String {
        switch cell {
        case .text(let text), .words(let text): CSVGuard.guarded(text)
        case .number(let number): String(number)
        case .money(let money): String(money.number(in: .yuan).filter { $0 != "," })
        }
    }

    private static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { ",;\t\"\r\n".utf8.contains($0) }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
