import Templates

/// The profiles that the program carries.
package enum EmbeddedProfiles {
    package static var names: [String] { Templates.profiles.keys.sorted() }

    package static var defaultName: String { Templates.defaultProfile }

    package static func profile(named name: String) throws(ProfileError) -> Profile {
        // What is extended says everything itself, so that nobody has to follow a chain.
        try read(name) { base throws(ProfileError) in try read(base, nil) }
    }

    /// A profile of the user's own, which may extend one of these.
    package static func profile(yaml: String, name: String) throws(ProfileError) -> Profile {
        try Profile(yaml: yaml, name: name, known: RuleCatalogue.descriptions) { base throws(ProfileError) in
            try profile(named: base)
        }
    }

    private static func read(
        _ name: String, _ base: ((String) throws(ProfileError) -> Profile)?
    ) throws(ProfileError) -> Profile {
        guard let bytes = Templates.profiles[name] else { throw .notFound(name: name, known: names) }
        return try Profile(
            yaml: String(decoding: bytes, as: UTF8.self), name: name, known: RuleCatalogue.descriptions, base: base)
    }
}
