import FoundationEssentials
import Spreadsheet

/// One row of an indicator table. Levels are filled down from merged cells; their origin is then the merge's first cell.
///
/// A class, because it is large and every rule passes it around: a copy is one reference and not forty.
package final class Indicator: Sendable {
    /// 1-based, in sheet order within its half of the form.
    package let number: Int
    /// The sheet row.
    package let row: Int
    package let level1: Field<String>
    package let level2: Field<String>
    package let level3: Field<String>
    /// 指标性质; nil where the form has no such column.
    package let sign: Field<String>?
    /// 指标值, as typed; `target` is its reading.
    package let value: Field<String>
    package let unit: Field<String>?
    package let weight: Field<Decimal>?
    package let direction: Field<String>?
    /// 备注 or 指标值说明.
    package let note: Field<String>?
    /// Its own cells of level 1 and 2 that were left blank, where the row was read with the level above.
    package let filledLevels: [Field<String>]

    package init(
        number: Int, row: Int, level1: Field<String>, level2: Field<String>, level3: Field<String>,
        sign: Field<String>?, value: Field<String>, unit: Field<String>?, weight: Field<Decimal>?,
        direction: Field<String>?, note: Field<String>?,
        filledLevels: [Field<String>] = []
    ) {
        self.number = number
        self.row = row
        self.level1 = level1
        self.level2 = level2
        self.level3 = level3
        self.sign = sign
        self.value = value
        self.unit = unit
        self.weight = weight
        self.direction = direction
        self.note = note
        self.filledLevels = filledLevels
        name = level3.value.map(LabelText.init)
        category = level1.value.flatMap { IndicatorCategory.reading($0)?.category }
        kind = level2.value.flatMap { IndicatorKind.reading($0)?.kind }
        target = TargetText(value.value ?? "")  // a blank value reads as an empty target
        comparison = sign?.value.flatMap { Comparison.reading($0)?.comparison } ?? target.comparison
        nameMark = PlaceholderText.reading(name: level3.raw)
        valueMark = PlaceholderText.reading(value: value.raw, read: target)
        isTemplateResidue = Self.isResidue(
            name: (level3.raw, nameMark), target: (value.raw, valueMark),
            others: [sign?.raw, unit?.raw, weight?.raw, direction?.raw])
        unitText = unit?.value.flatMap(MeasureUnit.init)?.symbol ?? target.unit
    }

    /// What the value cell says by itself: sign, number, unit or words.
    package let target: TargetText
    /// The sign in force: the sign column's where it can be read, else the one in the value.
    package let comparison: Comparison?
    /// The unit in force, in the one spelling of `MeasureUnit`: the unit column's, else the one in the value.
    package let unitText: String?

    /// The level-3 name as names are compared; nil for a blank.
    package let name: LabelText?
    /// The row only holds what the blank form came with, such as `指标2：` and `……`: nobody filled it in.
    package let isTemplateResidue: Bool

    /// What the blank form left in the level-3 name and in the value.
    package let nameMark: PlaceholderText?
    package let valueMark: PlaceholderText?

    private static func isResidue(
        name: (text: String, mark: PlaceholderText?), target: (text: String, mark: PlaceholderText?), others: [String?]
    ) -> Bool {
        func isBlankOrMark(_ text: String, _ mark: PlaceholderText?) -> Bool { mark == .whole || text.trimmed.isEmpty }
        guard isBlankOrMark(name.text, name.mark), isBlankOrMark(target.text, target.mark),
            name.mark != nil || target.mark != nil
        else { return false }
        return others.allSatisfy { text in
            text.map { isBlankOrMark($0, PlaceholderText.reading(value: $0)) } ?? true  // there is no such column
        }
    }

    /// What its level-1 name says, variants included; nil for a blank and for a name off the tree.
    package let category: IndicatorCategory?
    /// What its level-2 name says, likewise.
    package let kind: IndicatorKind?

    /// A target in words: by its sign, or because no sign and no number says otherwise.
    package var isQualitative: Bool { comparison == .qualitative || (comparison == nil && target.shape == .words) }
    package var isPercentage: Bool { unitText == MeasureUnit.percent }
    package var isSatisfaction: Bool { category == .satisfaction || kind == .satisfaction }
    /// 成本指标 at level 1 or at level 2, of either document.
    package var isCost: Bool { category == .cost || kind.map { $0 == .cost || $0.category == .cost } == true }

    /// The sign column and the sign within the value say different things.
    package var hasContradictorySigns: Bool {
        guard let inColumn = sign?.value.flatMap({ Comparison.reading($0)?.comparison }),
            let inValue = target.comparison
        else { return false }
        return inColumn != inValue
    }
}
