import Templates

/// The profiles that the program carries.
package enum EmbeddedProfiles {
    package static var names: [String] { ProfileLibrary().names }

    package static var defaultName: String { Templates.defaultProfile }

    package static func profile(named name: String) throws(ProfileError) -> Profile {
        try ProfileLibrary().profile(named: name)
    }

    /// A profile of the user's own, which may extend one of these.
    package static func profile(yaml: String, name: String) throws(ProfileError) -> Profile {
        try ProfileLibrary().profile(yaml: yaml, name: name)
    }
}
