import FilingModel
import Spreadsheet

package struct GluedCode: FilingRule {
    package static let description = RuleDescription(
        id: "CODE-04",
        title: .init(zh: "代码与名称的连写不规范", en: "Code and name joined in an unusual way"),
        requirement: .init(
            zh: "代码与名称写在一格的，用“-”连接（301001-名称）或把代码放在方括号内（[105]名称）。",
            en:
                "A code and a name in one cell are joined by \"-\" (301001-名称) or the code stands in brackets ([105]名称)."
        ),
        rationale: .init(
            zh: "连写、空格或别的符号，别的系统读不出代码。",
            en: "Other programs do not find the code behind a blank or another sign, or behind none."),
        source: .init(zh: "预算管理一体化系统导出表的写法", en: "As the budget system exports it"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.card, ["department": "[820]示例县交通运输局", "unit": "示例县公路养护中心"]),
            .accepted(.card, ["department": "【820】示例县交通运输局"]),
            .accepted(.list, ["unit": "８２０００１-示例县公路养护中心"]),
            .rejected(.card, ["unit": "↓820001示例县公路养护中心 ⇒ 820001-示例县公路养护中心"]),
            .rejected(.card, ["unit": "↓820001001养护 ⇒ 820001001-养护"]),
            .accepted(.card, ["unit": "82000示例县公路养护中心"]),
            .accepted(.card, ["unit": "8200010010示例县公路养护中心"]),
            .accepted(.card, ["unit": "820001站"]),
            .accepted(.card, ["unit": "202601月示例县公路养护中心"]),
            .rejected(.card, ["department": "↓820 示例县交通运输局 ⇒ 820-示例县交通运输局"]),
            .rejected(.list, ["unit": "↓820001_示例县公路养护中心 ⇒ 820001-示例县公路养护中心"]),
            .rejected(.department, ["department": "↓820——示例县交通运输局 ⇒ 820-示例县交通运输局"]),
            .rejected(.card, ["department": "↓820--示例县交通运输局 ⇒ 820-示例县交通运输局"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        // Every form has one of them at least.
        let coded = [FieldPath.department, .unit].compactMap(filing.text).compactMap { field in
            field.value.flatMap(Self.parts).map { (field, $0.code, $0.name) }
        }
        return Outcome(
            coded.compactMap { field, code, name in
                // In a list the department stands in the subtotal row above, once for many projects.
                guard filing.layout != .list || field.path != .department, !Self.isUsual(field.raw, code) else {
                    return nil
                }
                let joined = code + "-" + name.drop { "—－-–_＿ 　".contains($0) }
                return Violation(
                    at: field,
                    message: .init(
                        zh: "“\(field.shown)”中的代码\(code)与名称没有按规定连写。",
                        en: "In \"\(field.shown)\" the code \(code) is not joined to the name in the usual way."),
                    mend: .init(zh: "请改为“\(joined)”。", en: "Change it to \"\(joined)\"."),
                    correction: field.correction(.safe, to: joined))
            })
    }

    /// A code with nothing behind it is one only where it is as long as a unit's: 110指挥中心 is a name.
    static func parts(_ text: String) -> (code: String, name: String)? {
        let named = CodedName(text)
        if let code = named.code { return (code, named.name) }
        let joined = LabelText(text).normalised
        let code = joined.prefix { "0"..."9" ~= $0 }
        let name = joined[code.endIndex...]
        guard 6...9 ~= code.count, name.count >= 2, name.first.map("年月.%".contains) == false else { return nil }
        return (String(code), String(name))
    }

    private static func isUsual(_ raw: String, _ code: String) -> Bool {
        // A code that does not begin the text stands in brackets.
        guard let rest = LabelText(raw).normalised.dropping(prefix: code) else { return true }
        // A blank before the name has been dropped by the normalisation: the raw text tells.
        return rest.first == "-" && rest.dropFirst().first != "-"
    }
}
