import FilingModel
import Spreadsheet

package struct PersonalData: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-09",
        title: .init(zh: "公开文本含有个人信息", en: "Personal data in text to be published"),
        requirement: .init(
            zh: "项目名称、年度目标和指标中不写身份证号、手机号、银行账号。",
            en: "Name, goal and indicators hold no identity, telephone or bank account number."),
        rationale: .init(
            zh: "绩效目标要向社会公开，公开个人信息侵害当事人，也违反法律。",
            en: "Targets are published; to publish personal data harms people and breaks the law."),
        source: .init(zh: "《中华人民共和国个人信息保护法》", en: "Personal Information Protection Law"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.card, ["goal.year": "完成农村公路养护120公里，投入3309840.55元，受益13800000人次，完好率95%以上。"]),
            .rejected(.card, ["goal.year": "↓完成农村公路养护120公里，联系人手机13900000000，路面完好率95%以上。"]),
            .rejected(.list, ["indicators.5.level3": "↓补助110101190001010014等受益群众人数"]),
            .rejected(.department, ["goal.year": "↓完成养护120公里，资金拨入6222000000000000000账户，完好率95%以上。"]),
            .rejected(.card, ["project.name": "↓13800000000"]),
            .rejected(.card, ["goal.year": "↓联系人电话１３８００００００００"]),
            .accepted(.card, ["goal.year": "共安排13800000000.50元"]),
            .accepted(.card, ["goal.year": "编号X1010519491231002X"]),
            .accepted(.card, ["goal.year": "编号23800000000"]),
            .accepted(.card, ["goal.year": "编号12000000000"]),
            .accepted(.card, ["goal.year": "编号11010519491231003X"]),
            .rejected(.card, ["goal.year": "↓联系电话一13800000000"]),
            .rejected(.card, ["goal.year": "↓持证人11010519491231002X"]),
            .rejected(.card, ["goal.year": "↓持证人11010519491231002x"]),
            .accepted(.card, ["goal.year": "编号239000000000，安排13800000.50元"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let fields = [.projectName, .yearGoal, .termGoal].compactMap(filing.text) + filing.indicators.map(\.level3)
        guard fields.contains(where: { !$0.isBlank }) else { return .fieldWithoutValue }
        var reported: Set<CellOrigin> = []
        return Outcome(
            fields.compactMap { field in
                guard let text = field.value, let found = Self.kind(in: text),
                    reported.insert(field.origin).inserted
                else { return nil }
                return Violation(
                    at: field,
                    message: BilingualText(zh: "文中有疑似\(found.zh)。", en: "The text seems to hold \(found.en)."),
                    mend: BilingualText(
                        zh: "请删去号码，只写单位或人数。", en: "Take the number out; name a unit or a count instead."))
            })
    }

    private static func kind(in text: String) -> BilingualText? {
        guard hasLongNumber(text) || text.unicodeScalars.contains(where: { 0xFF10...0xFF19 ~= $0.value }) else {
            return nil
        }
        let text = LabelText(text).normalised
        for digits in text.split(whereSeparator: {
            !($0.isASCII && ($0.isNumber || $0 == "X" || $0 == "x" || $0 == "."))
        }) {
            let number = digits.drop { $0 == "." }
            guard !number.contains(".") else { continue }
            switch number.count {
            // A second digit is there.
            case 11 where number.first == "1" && !"012".contains(number.dropFirst().first ?? "0"):
                return BilingualText(zh: "手机号", en: "a mobile number")
            case 18 where isIdentity(number): return BilingualText(zh: "身份证号", en: "an identity number")
            case 16...19 where number.allSatisfy(\.isNumber):
                return BilingualText(zh: "银行账号", en: "a bank account number")
            default: continue
            }
        }
        return nil
    }

    private static func hasLongNumber(_ text: String) -> Bool {
        var length = 0
        return text.utf8.contains { byte in
            length = byte &- UInt8(ascii: "0") < 10 ? length + 1 : 0
            return length == 11
        }
    }

    /// The check digit of a citizen's number (GB 11643-1999).
    private static func isIdentity(_ number: Substring) -> Bool {
        let factors = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let digits = number.prefix(17).compactMap(\.wholeNumberValue)
        guard digits.count == 17, let last = number.last else { return false }
        let sum = zip(factors, digits).reduce(0) { $0 + $1.0 * $1.1 }
        return String(last).uppercased() == String(Array("10X98765432")[sum % 11])
    }
}
