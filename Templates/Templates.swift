/// The files below `Templates`, embedded so that the program runs from an empty directory.
/// A test holds this list against the folder.
package enum Templates {
    /// Form definitions by file name without extension.
    package static let forms: [String: [UInt8]] = [
        "project-card": PackageResources.project_card_yaml,
    ]

    /// Profiles by id.
    package static let profiles: [String: [UInt8]] = [
        "enyang-2025": PackageResources.enyang_2025_yaml,
    ]

    package static let defaultProfile = "enyang-2025"
}
