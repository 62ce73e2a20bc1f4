import FilingModel
import Forms
import Reports
import Rules
import Spreadsheet

/// Draws blank forms for one profile and year.
package struct TemplateRun: Sendable {
    private let library: FormLibrary
    private let profile: Profile
    private let year: FiscalYear?
    private let language: Language

    package init(
        profile: String? = nil, templates: String? = nil, year: FiscalYear? = nil, language: Language = .chinese
    ) throws(ReviewError) {
        let templates = try TemplateFolder(templates)
        library = templates.library
        do { self.profile = try templates.profile(profile) } catch { throw .profile(error) }
        self.year = year
        self.language = language
    }

    /// Forms whose definition says how they are drawn.
    package var names: [String] { library.definitions.filter { $0.sheet != nil }.map(\.name) }

    /// Writes each form whole or not at all, over an earlier one of the same name; what else the folder holds is left alone.
    ///
    /// - Parameter forms: names of forms; none means all of them.
    /// - Returns: the files' paths.
    package func write(_ forms: [String], into folder: String) throws(ReviewError) -> [String] {
        guard Folder.make(folder) else { throw .cannotWrite(path: folder, reason: SystemReason.last) }
        var paths: [String] = []
        for definition in library.definitions where forms.isEmpty || forms.contains(definition.name) {
            guard
                let form = DrawnForm(
                    definition, vocabulary: library.vocabulary, profile: profile, year: year, language: language)
            else { continue }
            let path = "\(folder)/\(form.fileName)"
            try place(form, at: path, in: folder)
            paths.append(path)
        }
        return paths
    }

    private func place(_ form: DrawnForm, at path: String, in folder: String) throws(ReviewError) {
        let draft = "\(folder)/.\(form.fileName).part"
        do throws(ReviewError) {
            try ReviewError.drawing(path) { () throws(ReportError) in try form.write(to: draft) }
        } catch {
            _ = Folder.remove(draft)  // that it could not be written is what is told
            throw error
        }
        guard Folder.rename(draft, to: path) else { throw .cannotWrite(path: path, reason: SystemReason.last) }
    }
}
