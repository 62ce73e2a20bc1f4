import FilingModel
import Spreadsheet

package struct FormAsPicture: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-15",
        title: .init(zh: "申报表是图片", en: "The form is a picture"),
        requirement: .init(
            zh: "申报内容填在单元格里，不用图片或扫描件代替。", en: "The filing is typed into cells, not pasted as a picture."),
        rationale: .init(
            zh: "图片里的文字和数字无法读取、审核和汇总。", en: "What a picture shows can be neither read nor reviewed nor summed up."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.card, [:], .features(.pictures)),
            .rejected(.card, [:], .pictureBeside(["附件：申报表扫描件"])),
            .accepted(.card, [:], .otherSheet(["填报说明"])),
            .accepted(.card, [:], .pictureBeside(["项目名称", "请各单位于月底前报送"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard let workbook = submission.workbook else { return .fileUnreadable }
        guard workbook.features.contains(.pictures), submission.holdsNoLabel else { return .pass }
        return .fail([
            Violation(at: submission.wholeFileOrigin, field: nil, message: Self.message, mend: Self.mend)
        ])
    }

    private static let message = BilingualText(
        zh: "工作簿中有图片，但没有可识别的申报表，申报表可能是扫描件或截图。",
        en: "The workbook has a picture and no form: the filing may be a scan.")
    private static let mend = BilingualText(
        zh: "请在规定的电子表格中逐项填写后报送。", en: "Fill in the official form cell by cell and hand that in.")
}

extension Submission {
    /// Nothing in it looks like a form.
    var holdsNoLabel: Bool {
        filings.isEmpty && nearMiss?.found.isEmpty ?? true  // nothing came near
    }
}
