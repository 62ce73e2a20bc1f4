import ArgumentParser
import Review
import Rules
import Spreadsheet

/// By what filings are judged, and in which language it is told.
struct ProfileOptions: ParsableArguments {
    @Option(
        help: HelpText.help("规则档案的名称或文件", "Profile, by name or file", valueName: "profile"),
        completion: .list(EmbeddedProfiles.names))
    var profile: String?

    @Option(
        help: HelpText.help(
            "本地的表样和档案（其中的 forms/*.yaml、profiles/*.yaml 代替自带的同名文件）",
            "Folder of forms/*.yaml and profiles/*.yaml that take the place of the program's own of the same name",
            valueName: "dir"), completion: .directory)
    var templates: String?

    @Option(help: HelpText.help("语言：zh 或 en", "Language: zh or en", valueName: "lang"))
    var lang: Language = .chinese

    /// The profile that is asked for.
    func chosen() throws(ReviewError) -> Profile {
        let templates = try TemplateFolder(templates)
        do {
            return try templates.profile(profile)
        } catch {
            throw .profile(error)
        }
    }
}
