import FilingModel
import Spreadsheet

/// 无 and dashes: they stand for no money where it may well be missing, in carry-over and other funds. What FUND-10 corrects
/// to 0 counts as 0 in sums, so that these are judged at once and not after the correction.
struct NoMoney {
    private let words: Set<LabelText>

    init(_ parameters: RuleParameters) throws(ProfileError) {
        words = Set(try parameters.texts("nothing", of: AmountWithoutMoney.description.id).map(LabelText.init))
    }

    func isMeant(by field: Field<Amount>) -> Bool {
        words.contains(LabelText(field.raw)) && Self.isDispensable(field.path)
    }

    private static func isDispensable(_ path: FieldPath) -> Bool {
        let paths: [FieldPath] = [.yearCarryover, .yearOther, .termCarryover, .termOther, .taskOtherTotal]
        return paths.contains(path)
            || (path.rawValue.hasPrefix("tasks.") && path.rawValue.hasSuffix(".\(TaskColumn.other.rawValue)"))
    }
}
