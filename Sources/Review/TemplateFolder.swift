import Forms
import Rules
import Spreadsheet
import Templates
import XLSX

/// A folder of a bureau's own forms and profiles, laid out like `Templates`: `forms/*.yaml` and `profiles/*.yaml`. A file
/// takes the place of the program's own of the same name; what is not there is the program's.
package struct TemplateFolder: Sendable {
    package let profiles: ProfileLibrary
    package let library: FormLibrary
    /// Its files, such as `forms/roster`, in order.
    package let names: [String]

    /// - Parameter path: of the folder; nil for what the program carries.
    /// - Throws: `.noSuchFile`, `.noTemplates` for a folder without any, `.forms` with file and line.
    package init(_ path: String?) throws(ReviewError) {
        guard let path else {
            profiles = ProfileLibrary()
            names = []
            do { library = try FormLibrary.embedded() } catch { throw .forms(error) }
            return
        }
        guard Folder.isFolder(path) == true else { throw .noSuchFile(path) }
        let own = try Self.texts(in: "\(path)/profiles")
        let forms = try Self.texts(in: "\(path)/forms")
        names = forms.keys.sorted().map { "forms/\($0)" } + own.keys.sorted().map { "profiles/\($0)" }
        guard !names.isEmpty else { throw .noTemplates(path) }
        profiles = ProfileLibrary(own: own, folder: "\(path)/profiles")
        do { library = try FormLibrary(own: forms, folder: "\(path)/forms") } catch { throw .forms(error) }
    }

    /// Of the forms that the program carries.
    package static var formNames: [String] { Templates.forms.keys.sorted() }

    /// The YAML files of a folder by name without extension; none where there is no folder.
    private static func texts(in folder: String) throws(ReviewError) -> [String: String] {
        var texts: [String: String] = [:]
        for entry in Folder.entries(of: folder) ?? [] where entry.name.hasSuffix(".yaml") && !entry.isFolder {
            do throws(XLSXError) {
                let bytes = try FileBytes.read("\(folder)/\(entry.name)", limit: 1 << 24)
                texts[String(entry.name.dropLast(5))] = String(decoding: bytes, as: UTF8.self)
            } catch {
                throw .noSuchFile("\(folder)/\(entry.name)")
            }
        }
        return texts
    }

    /// A profile at hand by its name, or one of a file; nil is the default one.
    package func profile(_ name: String?) throws(ProfileError) -> Profile { try ProfileFile(profiles).profile(name) }
}

/// Where `--profile` leads.
struct ProfileFile {
    private let library: ProfileLibrary

    init(_ library: ProfileLibrary) { self.library = library }

    /// A name without a slash or extension is one of these profiles; anything else is a file. Nil is the default one.
    func profile(_ name: String?) throws(ProfileError) -> Profile {
        guard let name else { return try library.profile(named: EmbeddedProfiles.defaultName) }
        guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
            return try library.profile(named: name)
        }
        // The sentence is the same whatever the reason.
        guard let bytes = try? FileBytes.read(name, limit: 1 << 24) else {
            throw .notFound(name: name, known: library.names)
        }
        return try library.profile(yaml: String(decoding: bytes, as: UTF8.self), name: name)
    }
}
