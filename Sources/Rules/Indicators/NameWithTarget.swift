import FilingModel
import FoundationEssentials
import Spreadsheet

package struct NameWithTarget: FilingRule {
    package static let description = RuleDescription(
        id: "IND-11",
        title: .init(zh: "三级指标名称含有指标值", en: "Level-3 name holds the target"),
        requirement: .init(
            zh: "三级指标只写名称，符号、数值和单位写在各自的栏目。",
            en: "The level-3 name is a name; sign, number and unit have columns of their own."),
        rationale: .init(
            zh: "数值写进名称后，系统只认名称，目标调整或年终自评时容易前后不一。",
            en: "A number in the name is not read by the platform, and soon differs from the one in the value column."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .warning, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.level3": "G318线养护里程"]),
            .accepted(.list, ["indicators.1.level3": "2025年养护里程"]),
            .rejected(.card, ["indicators.1.level3": "↓养护农村公路120公里"]),
            .rejected(.list, ["indicators.2.level3": "↓路面完好率≥95%"]),
            .rejected(.department, ["indicators.4.level3": "↓受益群众8600人"]),
            .accepted(.card, ["indicators.1.level3": "指标1：养护里程120公里"]),
            .accepted(.card, ["indicators.1.level3": "养护农村公路1公里", "indicators.1.value": "1"]),
            .accepted(.card, ["indicators.1.level3": "养护农村公路130公里"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3, .value]) { indicator in
            guard indicator.nameMark == nil, let name = indicator.name?.normalised,
                let held = Self.target(in: name, of: indicator)
            else { return nil }
            let bare = name.replacing(held, with: "")
            return Violation(
                at: indicator.level3,
                message: BilingualText(
                    zh: "三级指标\(indicator.title.zh)把“\(held)”写进了名称。",
                    en: "The name \(indicator.title.en) holds \"\(held)\"."),
                mend: BilingualText(
                    zh: "请把名称改为“\(bare)”，“\(held)”写在指标性质、指标值和度量单位栏。",
                    en: "Call it \"\(bare)\" and put \"\(held)\" into the columns for sign, value and unit."),
                correction: indicator.level3.correction(.propose, to: bare))
        }
    }

    /// A percentage or a sign with a number, or the target's own number with what follows it up to the name's end.
    private static func target(in name: String, of indicator: Indicator) -> String? {
        // Most names hold no digit.
        guard name.utf8.contains(where: { $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        if let percentage = name.firstMatch(of: /[≥≤＞＜><＝=]*[0-9]+(\.[0-9]+)?%/) {
            return held(percentage.output.0, name)
        }
        if let signed = name.firstMatch(of: /[≥≤＞＜]=?[0-9]+(\.[0-9]+)?[^0-9()]{0,4}$/) {
            return held(signed.output.0, name)
        }
        guard let number = indicator.target.number, number > 1,
            let last = name.firstMatch(of: /([0-9]+(\.[0-9]+)?)[^0-9()号线期次年月]{1,3}$/),
            DecimalText.read(last.output.1) == number
        else { return nil }
        return held(last.output.0, name)
    }

    /// What remains must still be a name.
    private static func held(_ text: Substring, _ name: String) -> String? {
        name.count - text.count >= 2 ? String(text) : nil
    }
}
