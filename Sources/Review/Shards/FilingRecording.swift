import FilingModel
import FoundationEssentials
import Spreadsheet

/// A filing as a record: all that rules and reports look at once it has been recognised. What it was recognised by, its
/// evidence, is nobody's business any more.
extension RecordWriter {
    mutating func put(_ filing: Filing) {
        put(filing.form.rawValue)
        put(filing.layout.rawValue)
        put(filing.workbook)
        put(filing.sheet)
        put(filing.region)
        put(filing.anchor)
        put(filing.fiscalYear) { $0.put($1) { $0.put($1.year) } }
        put(filing.amountUnit) { $0.put($1.rawValue) }
        put(filing.texts.values.sorted { $0.path.rawValue < $1.path.rawValue }) { $0.putText($1) }
        put(filing.amounts.values.sorted { $0.path.rawValue < $1.path.rawValue }) { $0.putAmount($1) }
        put(filing.repeats.sorted { $0.key.rawValue < $1.key.rawValue }) { record, field in
            record.put(field.key)
            record.put(field.value) { record, cell in
                record.put(cell.cell)
                record.put(cell.raw)
                record.put(cell.isNumericCell)
                record.put(cell.isFormula)
            }
        }
        put(filing.indicators) { $0.put($1) }
        put(filing.termIndicators) { $0.put($1) }
        put(filing.indicatorColumns.map(\.rawValue).sorted()) { $0.put($1) }
        put(filing.indicatorOrigin)
        put(filing.tasks) { $0.put($1) }
        put(filing.subtotals) { record, subtotal in
            record.putText(subtotal.name)
            record.putAmount(subtotal.amount)
        }
        put(filing.ambiguities) { record, ambiguity in
            record.put(ambiguity.path)
            record.put(ambiguity.places) { $0.put($1) }
            record.put(ambiguity.message)
        }
    }

    private mutating func put(_ indicator: Indicator) {
        put(indicator.number)
        put(indicator.row)
        for level in [indicator.level1, indicator.level2, indicator.level3] { putText(level) }
        put(indicator.sign) { $0.putText($1) }
        putText(indicator.value)
        put(indicator.unit) { $0.putText($1) }
        put(indicator.weight) { $0.put($1) { $0.put($1) } }
        put(indicator.direction) { $0.putText($1) }
        put(indicator.note) { $0.putText($1) }
        put(indicator.filledLevels) { $0.putText($1) }
    }

    private mutating func put(_ task: BudgetTask) {
        put(task.number)
        putText(task.name)
        put(task.content) { $0.putText($1) }
        for amount in [task.total, task.fiscal, task.other] { putAmount(amount) }
    }

    private mutating func putText(_ field: Field<String>) {
        put(field) { record, text in
            // Mostly the cell's own text.
            record.put(text == field.raw ? nil : text)
        }
    }

    private mutating func putAmount(_ field: Field<Amount>) {
        put(field) { record, amount in
            record.put(Int(amount.money.fen))
            record.put(amount.writing.rawValue)
            record.put(amount.inlineUnit?.rawValue)
            record.put(amount.number)
        }
    }

    private mutating func put<Value>(_ field: Field<Value>, _ value: (inout RecordWriter, Value) -> Void) {
        put(field.path)
        put(field.raw)
        put(field.origin)
        put(field.isNumericCell)
        switch field.source {
        case .typed: put(0)
        case .formula: put(1)
        case .formulaWithoutValue: put(2)
        case .labelMissing: put(3)
        case .error(let text):
            put(4)
            put(text)
        }
        switch field.content {
        case .blank: put(0)
        case .value(let content):
            put(1)
            value(&self, content)
        case .unreadable(let text):
            put(2)
            put(text)
        }
    }
}

extension RecordReader {
    mutating func filing() throws(RecordDamage) -> Filing {
        Filing(
            form: FormID(rawValue: try text()), layout: try named(), workbook: try workbook(), sheet: try text(),
            region: try range(), anchor: try origin(),
            fiscalYear: try optional { record throws(RecordDamage) in
                try record.field { record, _ throws(RecordDamage) in
                    guard let year = FiscalYear(try record.number()) else { throw RecordDamage() }
                    return year
                }
            },
            amountUnit: try field { record, _ throws(RecordDamage) in try record.named() },
            texts: try byPath { record throws(RecordDamage) in try record.textField() },
            amounts: try byPath { record throws(RecordDamage) in try record.amountField() },
            repeats: try repeats(),
            indicators: try list { record throws(RecordDamage) in try record.indicator() },
            termIndicators: try list { record throws(RecordDamage) in try record.indicator() },
            indicatorColumns: Set(try list { record throws(RecordDamage) in try record.named() }),
            indicatorOrigin: try origin(), tasks: try list { record throws(RecordDamage) in try record.task() },
            subtotals: try list { record throws(RecordDamage) in
                Subtotal(name: try record.textField(), amount: try record.amountField())
            },
            evidence: [],
            ambiguities: try list { record throws(RecordDamage) in
                Ambiguity(
                    path: try record.path(),
                    places: try record.list { record throws(RecordDamage) in try record.origin() },
                    message: try record.bilingualText())
            })
    }

    private mutating func repeats() throws(RecordDamage) -> [FieldPath: [RepeatedCell]] {
        let fields = try list { record throws(RecordDamage) in
            let path = try record.path()
            let cells = try record.list { record throws(RecordDamage) in
                RepeatedCell(
                    cell: try record.cell(), raw: try record.text(), isNumericCell: try record.flag(),
                    isFormula: try record.flag())
            }
            return (path, cells)
        }
        return Dictionary(fields, uniquingKeysWith: { first, _ in first })
    }

    private mutating func byPath<Value>(
        _ body: (inout RecordReader) throws(RecordDamage) -> Field<Value>
    ) throws(RecordDamage) -> [FieldPath: Field<Value>] {
        let fields = try list(body)
        return Dictionary(fields.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func indicator() throws(RecordDamage) -> Indicator {
        let number = try number()
        let row = try self.number()
        let levels = (try textField(), try textField(), try textField())
        return Indicator(
            number: number, row: row, level1: levels.0, level2: levels.1, level3: levels.2,
            sign: try optionalTextField(), value: try textField(), unit: try optionalTextField(),
            weight: try optional { record throws(RecordDamage) in
                try record.field { record, _ throws(RecordDamage) in try record.decimal() }
            },
            direction: try optionalTextField(), note: try optionalTextField(),
            filledLevels: try list { record throws(RecordDamage) in try record.textField() })
    }

    private mutating func task() throws(RecordDamage) -> BudgetTask {
        BudgetTask(
            number: try number(), name: try textField(), content: try optionalTextField(), total: try amountField(),
            fiscal: try amountField(), other: try amountField())
    }

    private mutating func textField() throws(RecordDamage) -> Field<String> {
        try field { record, raw throws(RecordDamage) in try record.optionalText() ?? raw }  // it is the cell's own
    }

    private mutating func optionalTextField() throws(RecordDamage) -> Field<String>? {
        try flag() ? try textField() : nil
    }

    private mutating func amountField() throws(RecordDamage) -> Field<Amount> {
        try field { record, _ throws(RecordDamage) in
            Amount(
                money: Money(fen: Int64(try record.number())), writing: Amount.Writing(rawValue: try record.number()),
                inlineUnit: try record.optional { record throws(RecordDamage) in try record.named() },
                number: try record.decimal())
        }
    }

    /// - Parameter value: reads the content, given the cell's text.
    private mutating func field<Value>(
        _ value: (inout RecordReader, _ raw: String) throws(RecordDamage) -> Value
    ) throws(RecordDamage) -> Field<Value> {
        let path = try path()
        let raw = try text()
        let origin = try origin()
        let isNumericCell = try flag()
        let source: Field<Value>.Source
        switch try number() {
        case 0: source = .typed
        case 1: source = .formula
        case 2: source = .formulaWithoutValue
        case 3: source = .labelMissing
        case 4: source = .error(try text())
        default: throw RecordDamage()
        }
        let content: Content<Value>
        switch try number() {
        case 0: content = .blank
        case 1: content = .value(try value(&self, raw))
        case 2: content = .unreadable(try text())
        default: throw RecordDamage()
        }
        return Field(
            path: path, content: content, raw: raw, origin: origin, source: source, isNumericCell: isNumericCell)
    }
}
