import Review
import Rules
import Spreadsheet

/// What `--verbose` says before a run: by what it judges, and within which limits.
struct RunTrace {
    let options: RunOptions
    let profile: Profile
    let year: Int
    let jobs: Int
    /// Nil where they are not counted yet.
    let files: Int?

    var text: String {
        var lines = [
            text("规则档案 \(profile.id)，\(year) 年度", "Profile \(profile.id), year \(year)")
                + (profiles.templates.map { text("，表样 \($0)", ", templates \($0)") } ?? "")  // the program's own
        ]
        let lists: [(String, String?)] = [
            (text("名册", "roster"), options.roster), (text("事前评估台账", "evaluations"), options.evaluations),
            (text("单位名录", "directory"), options.directory), (text("上年申报", "previous"), options.previous),
            (text("豁免清单", "waivers"), options.waivers),
        ]
        let named = lists.compactMap { name, path in path.map { "\(name) \($0)" } }
        lines.append(
            text("清单：", "Lists: ") + (named.isEmpty ? text("没有", "none") : named.joined(separator: text("；", "; "))))
        let limits = options.limits.inForce.filter(\.isRaised).map { "\($0.option) \($0.value)" }
        lines.append(
            text("限制：", "Limits: ")
                + (limits.isEmpty
                    ? text("默认（见 filingdesk doctor）", "defaults (see filingdesk doctor)")
                    : limits.joined(separator: ", ")))
        let converter = Converter().map { [$0.path, $0.version].compactMap(\.self).joined(separator: " ") }
        lines.append(text(".xls 转换：", "Converter of .xls: ") + (converter ?? text("没有安装", "not installed")))
        let count = files.map { text("\($0) 个文件，", "\($0) files, ") } ?? ""  // not counted yet
        lines.append(count + text("同时 \(jobs) 个", "\(jobs) at a time"))
        return lines.map(LegiblePath.text).joined(separator: "\n")
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[profiles.lang] }

    private var profiles: ProfileOptions { options.profiles }
}
