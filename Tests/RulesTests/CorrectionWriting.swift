import FilingModel
import Rules
import Spreadsheet
import TestSupport

/// How a careless person types all of a form: what then stands in a cell several rules want to tidy.
enum CorrectionWriting: CaseIterable {
    case blankAtEnds
    case blankWithin
    case lineBreak
    case wide
    case wideAndBlank
    /// Only every second cell, so that what belongs together is written in two ways.
    case wideInHalf
    /// Every second number is a formula with a value.
    case formulaInHalf

    /// What is typed instead of a cell's text; nil where it stays.
    func written(_ text: String, isNumber: Bool, at place: Int) -> String? {
        switch self {
        case .blankAtEnds: isNumber ? nil : " \(text)　"
        case .blankWithin: isNumber ? nil : text.prefix(1) + " " + text.dropFirst()
        case .lineBreak: isNumber ? nil : text + "\n"
        case .wide: Self.widened(text)
        case .wideAndBlank: " " + Self.widened(text) + "　"
        case .wideInHalf: place % 2 == 0 ? Self.widened(text) : nil
        case .formulaInHalf: place % 2 == 0 && isNumber ? "=SUM(Z1) → \(text)" : nil
        }
    }

    private static func widened(_ text: String) -> String {
        var wide = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let other = (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) : nil
            wide.append(other ?? scalar)  // what has no full-width form stays
        }
        return String(wide)
    }
}

extension StagedExample {
    /// The example with the filer's cells written so; nil for one without a sheet.
    static func written(
        _ example: RuleExample, as writing: CorrectionWriting, year: FiscalYear
    ) throws -> StagedExample? {
        guard Stress.shifted.applies(to: example) else { return nil }
        let laid = try LaidExample(example)
        var other = laid
        for (place, cell) in laid.values.sorted().enumerated() {
            guard let text = laid.sheet[cell], !text.hasPrefix("=") else { continue }
            let plain = text.hasPrefix("'") ? String(text.dropFirst()) : text
            other.sheet[cell] = writing.written(plain, isNumber: Double(text) != nil, at: place) ?? text
        }
        return try StagedExample(example, .asTyped, year: year).replacing(other.sheet.worksheet)
    }
}
