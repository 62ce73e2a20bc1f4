import Conversion
import FilingModel
import Forms
import Reports
import Rules
import Spreadsheet
import XLSX

/// Part of the command line's vocabulary.
package typealias Limits = XLSX.Limits

/// What a run works with: the profile's rules, the forms and the limits. Made once, shared by all files.
package struct ReviewDesk: Sendable {
    package let book: RuleBook
    /// What a defect of ours makes impossible to judge.
    package let casualties: Set<Casualty>
    package let language: Language
    let limits: Limits
    let recogniser: FormRecogniser
    let library: FormLibrary
    let opener: WorkbookOpener

    /// Called with what came of each file that is read; nil where nobody wants to know.
    let trace: (@Sendable (FileTrace) -> Void)?

    /// - Parameters:
    ///   - profile: the name of a profile at hand, or the path of a file; nil for the default one.
    ///   - year: the budget year under review; nil for the profile's own.
    ///   - templates: a folder of the bureau's own forms and profiles; nil for what the program carries.
    ///   - opener: reads the files; nil for one of these limits.
    ///   - trace: called with what came of each file that is read, from any thread.
    package init(
        profile: String? = nil, year: FiscalYear? = nil, language: Language = .chinese, limits: Limits = .default,
        templates: String? = nil, opener: WorkbookOpener? = nil, trace: (@Sendable (FileTrace) -> Void)? = nil
    ) throws(ReviewError) {
        let templates = try TemplateFolder(templates)
        library = templates.library
        recogniser = FormRecogniser(library)
        let casualties = TrapGuard.casualties
        self.casualties = casualties
        do {
            var book = try RuleBook(try templates.profile(profile), year: year)
            book.boundary = RuleBook.Boundary(enter: TrapGuard.enter) { rule, file in
                !casualties.isEmpty && casualties.contains(Casualty(rule: rule, file: file)) ? Casualty.reason : nil
            }
            self.book = book
        } catch {
            throw .profile(error)
        }
        self.language = language
        self.limits = limits
        self.opener = opener ?? WorkbookOpener(limits: limits)
        self.trace = trace
    }

    /// What is to be said of the template that a filing was made from.
    func use(of mark: TemplateMark) -> TemplateUse {
        TemplateUse(
            mark, version: library.definitions.first { $0.name == mark.form }?.version, profile: book.profile.id,
            year: book.year)
    }

    /// A profile at hand by its name, or one of a file.
    package static func profile(_ name: String?) throws(ProfileError) -> Profile {
        try ProfileFile(ProfileLibrary()).profile(name)
    }

    /// The form definitions in use.
    package static func forms() throws(ReviewError) -> FormLibrary { try TemplateFolder(nil).library }
}
