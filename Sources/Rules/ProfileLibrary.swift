import Templates

/// The profiles at hand: those that the program carries, and over them what a bureau keeps in a folder of its own.
package struct ProfileLibrary: Sendable {
    private let texts: [String: String]
    /// How messages call what is not carried by the program.
    private let places: [String: String]

    /// - Parameters:
    ///   - own: the bureau's, by name.
    ///   - folder: where they lie.
    package init(own: [String: String] = [:], folder: String = "") {
        texts = Templates.profiles.mapValues { String(decoding: $0, as: UTF8.self) }.merging(own) { $1 }
        places = Dictionary(uniqueKeysWithValues: own.keys.map { ($0, "\(folder)/\($0).yaml") })
    }

    package var names: [String] { texts.keys.sorted() }

    package func profile(named name: String) throws(ProfileError) -> Profile { try profile(named: name, beneath: []) }

    /// A profile of a file's own, which may extend one of these.
    package func profile(yaml: String, name: String) throws(ProfileError) -> Profile {
        try Profile(yaml: yaml, name: name, known: RuleCatalogue.descriptions) { base throws(ProfileError) in
            try profile(named: base)
        }
    }

    /// - Parameter users: those that extend it, none of which it may extend itself.
    private func profile(named name: String, beneath users: Set<String>) throws(ProfileError) -> Profile {
        guard !users.contains(name) else {
            throw .malformed(name: places[name] ?? name, detail: "it extends itself")
        }
        return try read(name) { base throws(ProfileError) in try profile(named: base, beneath: users.union([name])) }
    }

    private func read(
        _ name: String, _ base: ((String) throws(ProfileError) -> Profile)?
    ) throws(ProfileError) -> Profile {
        guard let text = texts[name] else { throw .notFound(name: name, known: names) }
        return try Profile(
            // Carried by the program.
            yaml: text, name: places[name] ?? name, known: RuleCatalogue.descriptions, base: base)
    }
}
