import Spreadsheet

/// What a field holds. A blank is not a zero, and what cannot be read is kept as it is.
package enum Content<Value: Sendable>: Sendable {
    case value(Value)
    case blank
    case unreadable(String)

    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    package var isBlank: Bool {
        if case .blank = self { true } else { false }
    }
}

/// One field of a filing: what it holds, and the cell where it stands or belongs.
package struct Field<Value: Sendable>: Sendable {
    /// How the cell came by its text.
    package enum Source: Hashable, Sendable {
        case typed
        case formula
        /// A formula whose result the file does not hold.
        case formulaWithoutValue
        /// An error value such as `#REF!`, typed or computed.
        case error(String)
        /// The form's label for this field was not found: the origin is the form's anchor.
        case labelMissing
    }

    package let path: FieldPath
    package let content: Content<Value>
    /// The cell's text as shown, untrimmed; empty for a blank one.
    package let raw: String
    package let origin: CellOrigin
    package let source: Source
    /// The cell is a number, not a text that looks like one.
    package let isNumericCell: Bool

    package init(
        path: FieldPath, content: Content<Value>, raw: String, origin: CellOrigin, source: Source = .typed,
        isNumericCell: Bool = false
    ) {
        self.path = path
        self.content = content
        self.raw = raw
        self.origin = origin
        self.source = source
        self.isNumericCell = isNumericCell
    }

    package var value: Value? { content.value }
    package var isBlank: Bool { content.isBlank }
}

/// A cell that says once more what a field's own cell says, as in a list that fills in every row instead of merging.
package struct RepeatedCell: Hashable, Sendable {
    package let cell: CellReference
    /// The cell's text as shown, untrimmed.
    package let raw: String
    package let isNumericCell: Bool
    package let isFormula: Bool

    package init(cell: CellReference, raw: String, isNumericCell: Bool, isFormula: Bool) {
        self.cell = cell
        self.raw = raw
        self.isNumericCell = isNumericCell
        self.isFormula = isFormula
    }
}

/// Why a cell was taken for a field: the label that stands for it, and where.
package struct Evidence: Hashable, Sendable {
    package let path: FieldPath
    /// The label as written in the sheet.
    package let label: String
    package let labelCell: CellReference

    package init(path: FieldPath, label: String, labelCell: CellReference) {
        self.path = path
        self.label = label
        self.labelCell = labelCell
    }
}

/// Two readings of one thing, neither of which is chosen.
package struct Ambiguity: Hashable, Sendable {
    package let path: FieldPath
    /// The places that contradict each other, at least two, in sheet order.
    package let places: [CellOrigin]
    package let message: BilingualText

    package init(path: FieldPath, places: [CellOrigin], message: BilingualText) {
        self.path = path
        self.places = places
        self.message = message
    }
}
