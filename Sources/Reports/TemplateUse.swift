import FilingModel
import Spreadsheet

/// The blank template that a filing was made from, and what is to be said of it.
package struct TemplateUse: Hashable, Sendable {
    package let mark: TemplateMark
    /// One sentence where it is not the template in use; a notice, which bears on no verdict.
    package let notice: BilingualText?

    /// As another process has said it.
    package init(_ mark: TemplateMark, notice: BilingualText?) {
        self.mark = mark
        self.notice = notice
    }

    /// - Parameters:
    ///   - version: the form's version now; nil where there is no such form any more.
    ///   - profile: the id of the profile of the review.
    package init(_ mark: TemplateMark, version: Int?, profile: String, year: FiscalYear) {
        self.mark = mark
        let made = BilingualText(zh: "\(mark.year.year) 年度", en: "of \(mark.year.year)")
        notice =
            if mark.year != year {
                BilingualText(
                    zh: "本文件用的是\(made.zh)的空白表样，现在审核的是 \(year.year) 年度；请核对要求有无变化，下次使用新表样。",
                    en:
                        "The file was made on the template \(made.en), and the year under review is \(year.year); see what has changed, and use the new one next time."
                )
            } else if mark.version != version {
                BilingualText(
                    zh: "本文件用的是旧版空白表样（第 \(mark.version) 版），栏目可能有变化；下次请使用新表样。",
                    en: "The file was made on an older template (version \(mark.version)); use the new one next time.")
            } else if mark.profile != profile {
                BilingualText(
                    zh: "本文件的空白表样是按规则档案“\(mark.profile)”制作的，现在按“\(profile)”审核，表中提示的限额可能不同。",
                    en:
                        "The template was made for the profile \"\(mark.profile)\", and the review goes by \"\(profile)\": the limits it told may differ."
                )
            } else {
                nil
            }
    }
}
