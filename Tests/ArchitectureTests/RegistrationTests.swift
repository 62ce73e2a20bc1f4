import Foundation
import Testing

/// Lists written by hand are held against the folders they speak of.
@Suite("What lies in a folder is registered")
struct RegistrationTests {
    @Test("Every rule's type stands in the catalogue once")
    func rules() throws {
        let catalogue = try text("Sources/Rules/RuleCatalogue.swift")
        let files = try swiftFiles(below: "Sources/Rules").filter {
            try String(contentsOf: $0, encoding: .utf8).contains("static let description = RuleDescription(")
        }
        for file in files {
            let type = file.deletingPathExtension().lastPathComponent
            #expect(
                catalogue.components(separatedBy: "\(type).self,").count == 2, "\(type) is not in the catalogue once")
            let source = try String(contentsOf: file, encoding: .utf8)
            #expect(source.contains("struct \(type):"), "\(type) is not the rule in its own file")
        }
        #expect(catalogue.components(separatedBy: ".self,").count - 1 == files.count)
    }

    @Test("Every template is embedded under its own name", arguments: ["forms", "profiles"])
    func templates(folder: String) throws {
        let list = try text("Templates/Templates.swift")
        let names = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "Templates/\(folder)").path)
        for name in names {
            let stem = try #require(name.components(separatedBy: ".yaml").first)
            let resource = "PackageResources.\(stem.replacing("-", with: "_"))_yaml"
            #expect(list.contains(name == "vocabulary.yaml" ? resource : "\"\(stem)\": \(resource)"), "\(name)")
        }
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
