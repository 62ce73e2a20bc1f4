import Templates

/// The profiles that the program carries.
package enum EmbeddedProfiles {
    package static var names: [String] { Templates.profiles.keys.sorted() }

    package static var defaultName: String { Templates.defaultProfile }

    package static func profile(named name: String) throws(ProfileError) -> Profile {
        guard let bytes = Templates.profiles[name] else { throw .notFound(name: name, known: names) }
        return try Profile(
            yaml: String(decoding: bytes, as: UTF8.self), name: name, known: RuleCatalogue.descriptions)
    }
}
