import FilingModel

/// How a form is drawn: what each row of the official blank says, from top to bottom.
///
/// The same declaration draws the blank template and a form filled in. Columns count from 0, spans are in columns.
package struct FormSheet: Hashable, Sendable {
    /// One cell of a row, or a merged one.
    package struct Cell: Hashable, Sendable {
        package enum Content: Hashable, Sendable {
            /// The form's title.
            case title
            /// `（2025年度）`.
            case year
            /// `金额单位：万元`.
            case unit
            /// A label in the form's own words, or the vocabulary's.
            case label(FieldPath, text: String?)
            /// Where a field's value belongs.
            case field(FieldPath)
            /// A heading over a group of fields; with the amounts' unit behind it where `isOfMoney`.
            case caption(String, isOfMoney: Bool)
            /// A line below the form.
            case note(String)
            case gap
        }

        package let content: Content
        package let span: Int
        /// Rows that it covers.
        package let down: Int
        /// Without a border, as the signature lines are.
        package let isPlain: Bool

        package init(_ content: Content, span: Int, down: Int = 1, isPlain: Bool = false) {
            self.content = content
            self.span = span
            self.down = down
            self.isPlain = isPlain
        }
    }

    package struct Column<Key: Hashable & Sendable>: Hashable, Sendable {
        package let key: Key
        package let span: Int

        package init(key: Key, span: Int) {
            self.key = key
            self.span = span
        }
    }

    /// An indicator table below its headings, with a caption at its left.
    package struct IndicatorBlock: Hashable, Sendable {
        package let isOfTerm: Bool
        package let caption: String
        package let columns: [Column<IndicatorColumn>]
        /// Rows of the blank form; none means that the table is drawn only where there is something to fill in.
        package let rows: Int
        /// The blank form names levels 1 and 2 of each kind of indicator.
        package let isPrinted: Bool
        /// What stands before the sum of the weights; nil without that row.
        package let total: String?
    }

    /// The task table of the department's form, with the amounts beneath a caption of their own.
    package struct TaskBlock: Hashable, Sendable {
        package let caption: String
        package let amounts: String
        package let total: String
        package let columns: [Column<TaskColumn>]
        package let rows: Int
    }

    /// A column of a list.
    package enum ListColumn: Hashable, Sendable {
        case field(FieldPath, text: String?)
        case indicator(IndicatorColumn)
    }

    /// Headings and as many rows beneath them.
    package struct ListBlock: Hashable, Sendable {
        package let columns: [ListColumn]
        package let rows: Int
        /// What stands before the sum of the amounts, above all rows; nil without that row.
        package let total: String?
    }

    package enum Part: Hashable, Sendable {
        /// - `height`: in points; nil leaves it to the text.
        case row([Cell], height: Double?)
        case indicators(IndicatorBlock)
        case tasks(TaskBlock)
        case list(ListBlock)
    }

    /// The sheet's name.
    package let tab: String
    package let isLandscape: Bool
    /// In which amounts are written; nil for a form without any.
    package let unit: AmountUnit?
    /// In characters of the default font; a Chinese character takes two.
    package let widths: [Double]
    package let parts: [Part]

    package init(tab: String, isLandscape: Bool, unit: AmountUnit?, widths: [Double], parts: [Part]) {
        self.tab = tab
        self.isLandscape = isLandscape
        self.unit = unit
        self.widths = widths
        self.parts = parts
    }
}
