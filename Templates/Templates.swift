/// The files below `Templates`, embedded so that the program runs from an empty directory.
/// A test holds these lists against the folders.
package enum Templates {
    /// Form definitions by file name without extension.
    package static let forms: [String: [UInt8]] = [
        "project-card": PackageResources.project_card_yaml,
        "project-list": PackageResources.project_list_yaml,
        "department": PackageResources.department_yaml,
        "directory": PackageResources.directory_yaml,
        "evaluations": PackageResources.evaluations_yaml,
        "roster": PackageResources.roster_yaml,
        "waivers": PackageResources.waivers_yaml,
    ]

    /// The field dictionary that all form definitions refer to: `forms/vocabulary.yaml`.
    package static let vocabulary: [UInt8] = PackageResources.vocabulary_yaml

    /// Profiles by id.
    package static let profiles: [String: [UInt8]] = [
        "enyang-2025": PackageResources.enyang_2025_yaml,
        "mof88-2025": PackageResources.mof88_2025_yaml,
        "sichuan-2025": PackageResources.sichuan_2025_yaml,
    ]

    package static let defaultProfile = "enyang-2025"
}
