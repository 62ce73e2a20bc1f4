import FilingModel
import FoundationEssentials
import Spreadsheet

package struct MalformedProjectCode: FilingRule {
    package static let description = RuleDescription(
        id: "CODE-05",
        title: .init(zh: "项目代码不规范或与年度、区划不符", en: "Project code malformed, or of another year or region"),
        requirement: .init(
            zh: "项目代码为6位区划、2位年份、类别R/Y/T和12位流水号，区划是本地的，年份不晚于申报年度，新增项目为申报年度。",
            en:
                "A project code is 6 digits of the region, 2 of the year, R, Y or T, and 12 of a serial number; of this region, and of a year not after the budget year, for a new project the budget year."
        ),
        rationale: .init(
            zh: "代码不对，预算系统里找不到项目；年份不对，多半沿用了别的项目的代码。",
            en: "A wrong code finds no project in the budget system; another year's is usually another project's."),
        source: .init(zh: "预算管理一体化系统项目代码规则", en: "The budget system's rule for project codes"),
        severity: .warning,
        parameters: [
            .init("region", .texts, .init(zh: "本地区划代码的开头", en: "How the region's code begins"))
        ],
        examples: [
            .accepted(.card),
            .unanswered(.card, ["project.code": ""], because: .fieldWithoutValue),
            .accepted(.card, ["project.code": "51190323T000012345678"]),
            .rejected(.card, ["project.code": "↓51190325T00001234567"]),
            .rejected(.card, ["project.code": "↓51190325T0000123456789"]),
            .rejected(.card, ["project.code": "↓51190325A000012345678"]),
            .rejected(.card, ["project.code": "↓511903250000012345678"]),
            .rejected(.card, ["project.code": "↓51190325T00001234567T"]),
            .rejected(.card, ["project.code": "↓44010025T000012345678"]),
            .rejected(.card, ["project.code": "↓51190326T000012345678"]),
            .rejected(.card, ["project.code": "↓51190323T000012345678", "project.attribute": "新增项目"]),
            .accepted(.card, ["project.attribute": "新增项目"]),
        ])

    private let region: [String]
    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        region = try parameters.texts("region")
        year = parameters.year
    }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.projectCode) else { return .fieldNotInForm }
        guard let code = field.value.map({ LabelText($0).normalised.uppercased() }) else { return .fieldWithoutValue }
        guard let objection = objection(code, filing) else { return .pass }
        return .fail([
            Violation(
                at: field, message: objection,
                mend: .init(
                    zh: "请按预算管理一体化系统中本项目的代码填写，如“51190325T000012345678”。",
                    en: "Type this project's code from the budget system, such as 51190325T000012345678."))
        ])
    }

    private func objection(_ code: String, _ filing: Filing) -> BilingualText? {
        guard Self.isWellFormed(code) else {
            return .init(
                zh: "项目代码“\(code)”有\(code.count)位，不是6位区划＋2位年份＋R/Y/T＋12位流水号（共21位）。",
                en:
                    "The project code \"\(code)\" has \(code.count) characters and is not region (6), year (2), R/Y/T and serial number (12)."
            )
        }
        guard region.contains(where: code.begins) else {
            return .init(
                zh: "项目代码的区划是\(code.prefix(6))，本地应以\(region.joined(separator: "或"))开头。",
                en:
                    "The project code is of region \(code.prefix(6)); here it begins with \(region.joined(separator: " or "))."
            )
        }
        guard let digits = Int(code.dropFirst(6).prefix(2)) else { return nil }
        let coded = 2000 + digits
        // What is not stated to be new may have its code from an earlier year.
        let isNew = filing.text(.projectAttribute)?.value.map { LabelText($0).normalised.holds("新增") } ?? false
        guard coded > year.year || isNew && coded != year.year else { return nil }
        return .init(
            zh: "项目代码的年份是\(coded)年，\(isNew ? "新增项目" : "")申报的是\(year.year)年度。",
            en: "The project code is of \(coded), but the \(isNew ? "new project is" : "filing is") for \(year.year).")
    }

    /// Compared by bytes: a regular expression is compiled anew for each filing, which takes longer than judging it.
    private static func isWellFormed(_ code: String) -> Bool {
        code.utf8.count == 21
            && code.utf8.enumerated().allSatisfy { place, byte in
                place == 8 ? "RYT".utf8.contains(byte) : UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            }
    }
}
