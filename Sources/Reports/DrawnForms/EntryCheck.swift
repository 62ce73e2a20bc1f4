import CXLSXWriter
import Spreadsheet

/// What may be typed into cells, with the words that a person sees beside them (ECMA-376 Part 1, 18.3.1.32).
struct EntryCheck {
    enum Demand {
        /// Only the words beside the cell.
        case anything
        /// A drop-down; the formula, without `=`, gives its entries.
        case list(formula: String)
        case atLeast(Double)
        case above(Double, upTo: Double)
        case date(from: CellDate.Day, to: CellDate.Day)
        /// In characters.
        case length(ClosedRange<Int>)
    }

    let range: CellRange
    let demand: Demand
    let title: String
    let prompt: String
    /// What is said of anything else; nil where nothing is.
    let refusal: String?
    /// Anything else is taken all the same once the person insists: no rule objects to it by itself.
    var isAdvice = false

    /// A drop-down of a few texts without commas, which a formula may hold at most 255 characters of.
    static func literal(_ entries: [String]) -> Demand? {
        let list = entries.joined(separator: ",")
        guard list.utf16.count <= 255, !entries.contains(where: { $0.contains(",") || $0.contains("\"") }) else {
            return nil
        }
        return .list(formula: "\"\(list)\"")
    }
}

/// Data validations, in the words of libxlsxwriter.
///
/// Soundness: the sheet is the drawn workbook's own, and the texts live until libxlsxwriter has copied them.
enum DrawnChecks {
    static func put(_ check: EntryCheck, on sheet: UnsafeMutablePointer<lxw_worksheet>) {
        var validation = lxw_data_validation()
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_error = UInt8((check.refusal == nil ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON).rawValue)
        if check.isAdvice { validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue) }
        var formula = ""
        switch check.demand {
        case .anything:
            validation.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
        case .list(let entries):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            formula = "=" + entries
        case .atLeast(let bound):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            validation.value_number = bound
        case .above(let bound, let largest):
            // There is no such criterion; a ten-thousandth is less than any weight.
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (validation.minimum_number, validation.maximum_number) = (bound + 0.0001, largest)
        case .date(let first, let last):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            validation.minimum_datetime = lxw_datetime(first)
            validation.maximum_datetime = lxw_datetime(last)
        case .length(let bounds):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (validation.minimum_number, validation.maximum_number) = (
                Double(bounds.lowerBound), Double(bounds.upperBound)
            )
        }
        let refusal = check.refusal ?? ""  // there is nothing to say
        // Pointers into texts that live until libxlsxwriter has copied them.
        formula.withMutableCString { formula in
            clipped(check.title, 32).withMutableCString { title in
                clipped(check.prompt, 255).withMutableCString { prompt in
                    clipped(refusal, 255).withMutableCString { refusal in
                        if case .list = check.demand { validation.value_formula = formula }
                        (validation.input_title, validation.input_message) = (title, prompt)
                        (validation.error_title, validation.error_message) = (title, refusal)
                        _ = worksheet_data_validation_range(
                            sheet, UInt32(check.range.first.row - 1), UInt16(check.range.first.column - 1),
                            UInt32(check.range.last.row - 1), UInt16(check.range.last.column - 1), &validation)
                    }
                }
            }
        }
    }

    /// Excel takes no more of a title and of a message.
    private static func clipped(_ text: String, _ limit: Int) -> String {
        text.utf16.count <= limit ? text : String(text.prefix(limit - 1)) + "…"
    }
}

extension lxw_datetime {
    init(_ day: CellDate.Day) {
        self.init(
            year: Int32(clamping: day.year), month: Int32(clamping: day.month), day: Int32(clamping: day.day), hour: 0,
            min: 0, sec: 0)
    }
}
