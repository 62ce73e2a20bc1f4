import FilingModel
import FoundationEssentials
import Spreadsheet

package struct FullWidthFigure: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-07",
        title: .init(zh: "代码、数字或文号的写法不规范", en: "Full-width digit or wrong bracket"),
        requirement: .init(
            zh: "代码和数字用半角字符，文号的年份用六角括号〔〕。",
            en: "Codes and numbers are half-width; a document number has its year in 〔〕."),
        rationale: .init(
            zh: "全角数字不被系统当作数字，写法不一的文号查不到原文。",
            en: "Systems do not take full-width digits for digits, and an odd document number is not found."),
        source: .init(zh: "GB/T 9704—2012 党政机关公文格式（文号）；本工具建议", en: "GB/T 9704-2012 (document numbers); our own"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card, ["indicators.1.sign": "＝", "evaluation": "恩财评〔2025〕3号"]),
            .rejected(.card, ["indicators.1.value": "↓１２０ ⇒ '120"]),
            .rejected(.card, ["indicators.1.weight": "↓２０ ⇒ 20"]),
            .rejected(.card, ["evaluation": "↓恩财评[2025]3号 ⇒ 恩财评〔2025〕3号"]),
            .rejected(.card, ["evaluation": "↓恩财评（２０２５）3号 ⇒ 恩财评〔2025〕3号"]),
            .rejected(.card, ["unit": "↓８２０００１-示例县公路养护中心 ⇒ 820001-示例县公路养护中心"]),
            .accepted(.card, ["unit": "８２０００１-示例县公路 养护中心"]),
            .accepted(.list, ["funds.year.total": "４５００００"]),
            .rejected(.list, ["indicators.2.value": "↓９５．５ ⇒ '95.5"]),
            .rejected(.department, ["indicators.2.value": "↓≥９５％ ⇒ ≥95%"]),
            .accepted(.department, ["indicators.2.value": ">=95%"]),
            .rejected(.department, ["indicators.2.value": "↓>=９５%"]),
            .accepted(.list, ["department": "８２０-示例县交通运输局"]),
            .rejected(.department, ["department": "", "indicators.2.value": "↓≥９５% ⇒ ≥95%"]),
            .rejected(
                .department,
                ["department": "↓８２０-示例县交通运输局 ⇒ 820-示例县交通运输局"].merging(withoutIndicators) { typed, _ in typed }),
            .unanswered(
                .department, ["department": ""].merging(withoutIndicators) { typed, _ in typed },
                because: .fieldWithoutValue),
            .rejected(.card, ["indicators.1.weight:indicators.2.weight": "↓３０ ⇒ 30"]),
        ])

    /// What empties all rows of the department's form.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...5).flatMap { row in
            ["level1", "level2", "level3", "value"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        // Amounts are FUND-08's; a name with stray blanks is corrected as a whole by TXT-06.
        let coded = [FieldPath.unit, .department].compactMap(filing.text).filter {
            filing.region.contains($0.origin.cell) && !NameWriting.hasStrayBlank($0.raw)
        }
        let paths: [FieldPath] = [.projectCode, .departmentCode, .unitCode, .projectPeriod, .evaluation, .contactPhone]
        let texts = paths.compactMap(filing.text) + coded
        guard texts.contains(where: { $0.value != nil }) || !filing.indicators.isEmpty else {
            return .fieldWithoutValue
        }
        return Outcome(
            texts.compactMap(Self.violation) + filing.indicators.compactMap(Self.value)
                + filing.indicators.compactMap(\.weight).compactMap(Self.weight))
    }

    private static func violation(_ field: Field<String>) -> Violation? {
        guard let text = field.value else { return nil }
        let narrowed = NameWriting.narrowed(text)
        let standard = DocumentNumber.standardised(narrowed)
        if standard != narrowed {
            return Violation(
                at: field, message: documentMessage(field), mend: mend(standard),
                correction: field.correction(.propose, to: standard))
        }
        guard narrowed != text else { return nil }
        return Violation(
            at: field, message: message(field.shown), mend: mend(narrowed),
            correction: field.correction(.safe, to: narrowed))
    }

    /// A value whose sign VAL-01 rewrites is not rewritten here as well.
    private static func value(_ indicator: Indicator) -> Violation? {
        let isRewritten = indicator.target.signText.map { $0 != indicator.comparison?.rawValue } ?? false
        guard isRewritten else { return violation(indicator.value) }
        guard NameWriting.narrowed(indicator.value.raw) != indicator.value.raw else { return nil }
        return Violation(at: indicator.value, message: message(indicator.value.shown), mend: narrowMend)
    }

    private static let narrowMend = BilingualText(
        zh: "请把全角的数字、字母和百分号改为半角。", en: "Type digits, letters and the percent sign half-width.")

    private static func weight(_ field: Field<Decimal>) -> Violation? {
        guard let weight = field.value, NameWriting.narrowed(field.raw) != field.raw else { return nil }
        let number = Double("\(weight)")
        return Violation(
            at: field, message: message(field.shown), mend: mend("\(weight)"),
            correction: number.flatMap { number in
                field.source == .typed
                    ? Correction(safety: .safe, origin: field.origin, before: field.raw, after: .number(number)) : nil
            })
    }

    private static func message(_ text: String) -> BilingualText {
        BilingualText(zh: "“\(text)”中有全角数字或字母。", en: "\"\(text)\" has full-width digits or letters.")
    }

    private static func documentMessage(_ field: Field<String>) -> BilingualText {
        BilingualText(
            zh: "文号“\(field.shown)”的年份没有用六角括号。",
            en: "The document number \"\(field.shown)\" does not have its year in 〔〕.")
    }

    private static func mend(_ text: String) -> BilingualText {
        BilingualText(zh: "请改为“\(text)”。", en: "Change it to \"\(text)\".")
    }
}

/// A document's number such as 恩财评〔2025〕3号: four digits in brackets, a number, 号.
private enum DocumentNumber {
    private static let opening = "[［(（【「".unicodeScalars
    private static let closing = "]］)）】」".unicodeScalars

    /// With the year of every document number in 〔〕; any other bracket stays.
    static func standardised(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for start in scalars.indices where opening.contains(scalars[start]) && start + 5 < scalars.count {
            let year = scalars[(start + 1)...(start + 4)]
            let rest = scalars[(start + 6)...]
            let number = rest.prefix(while: isDigit)
            guard closing.contains(scalars[start + 5]), year.allSatisfy(isDigit), !number.isEmpty,
                rest.dropFirst(number.count).first == "号"
            else { continue }
            scalars[start] = "〔"
            scalars[start + 5] = "〕"
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
