import Conversion
import FilingModel
import Forms
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

    /// - Parameters:
    ///   - profile: the name of an embedded profile, or the path of a file; nil for the default one.
    ///   - year: the budget year under review; nil for the profile's own.
    ///   - opener: reads the files; nil for one of these limits.
    package init(
        profile: String? = nil, year: FiscalYear? = nil, language: Language = .chinese, limits: Limits = .default,
        opener: WorkbookOpener? = nil
    ) throws(ReviewError) {
        let library = try Self.forms()
        recogniser = FormRecogniser(library)
        self.library = library
        let casualties = TrapGuard.casualties
        self.casualties = casualties
        do {
            var book = try RuleBook(try Self.profile(profile), year: year)
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
    }

    /// A name without a slash or extension is an embedded profile; anything else is a file.
    package static func profile(_ name: String?) throws(ProfileError) -> Profile {
        guard let name else { return try EmbeddedProfiles.profile(named: EmbeddedProfiles.defaultName) }
        guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
            return try EmbeddedProfiles.profile(named: name)
        }
        // The sentence is the same whatever the reason.
        guard let bytes = try? FileBytes.read(name, limit: Limits.default.fileSize) else {
            throw .notFound(name: name, known: EmbeddedProfiles.names)
        }
        return try EmbeddedProfiles.profile(yaml: String(decoding: bytes, as: UTF8.self), name: name)
    }

    /// The form definitions in use.
    package static func forms() throws(ReviewError) -> FormLibrary {
        do {
            return try FormLibrary.embedded()
        } catch {
            throw .forms(error)
        }
    }
}
