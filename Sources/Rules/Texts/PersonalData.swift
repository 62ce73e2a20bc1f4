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
            .unanswered(
                .department, ["goal.year": ""].merging(withoutIndicators) { typed, _ in typed },
                because: .fieldWithoutValue),
            .rejected(.card, ["indicators.1.level3:indicators.2.level3": "↓补助110101190001010014等受益群众人数"]),
        ])

    /// What empties all rows of the department's form.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...5).flatMap { row in
            ["level1", "level2", "level3", "value"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let fields = [.projectName, .yearGoal, .termGoal].compactMap(filing.text) + filing.indicators.map(\.level3)
        guard fields.contains(where: { !$0.isBlank }) else { return .fieldWithoutValue }
        var reported: Set<CellOrigin> = []
        return Outcome(
            fields.compactMap { field in
                guard let text = field.value, let found = PersonalNumber(in: text).map(Self.words),
                    reported.insert(field.origin).inserted
                else { return nil }
                return Violation(
                    at: field,
                    message: BilingualText(zh: "文中有疑似\(found.zh)。", en: "The text seems to hold \(found.en)."),
                    mend: BilingualText(
                        zh: "请删去号码，只写单位或人数。", en: "Take the number out; name a unit or a count instead."))
            })
    }

    private static func words(_ number: PersonalNumber) -> BilingualText {
        switch number {
        case .mobile: BilingualText(zh: "手机号", en: "a mobile number")
        case .identity: BilingualText(zh: "身份证号", en: "an identity number")
        case .bankAccount: BilingualText(zh: "银行账号", en: "a bank account number")
        }
    }
}
