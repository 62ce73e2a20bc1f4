import FilingModel
import Templates

/// All form definitions with the vocabulary they refer to: the data that recognition works from.
package struct FormLibrary: Sendable {
    package let vocabulary: Vocabulary
    /// In the order in which documentation lists them.
    package let definitions: [FormDefinition]

    /// The definitions that the program carries, and over them what a bureau keeps in a folder of its own.
    ///
    /// - Parameters:
    ///   - own: the texts of the bureau's files by name, `vocabulary` among them.
    ///   - folder: where they lie.
    package init(own: [String: String] = [:], folder: String = "") throws(FormError) {
        var texts = Templates.forms.mapValues { String(decoding: $0, as: UTF8.self) }
        texts[Self.vocabularyName] = String(decoding: Templates.vocabulary, as: UTF8.self)
        texts.merge(own) { $1 }
        func file(_ name: String) -> String? { own[name] == nil ? nil : "\(folder)/\(name).yaml" }
        // It is one of the program's own.
        let text = texts.removeValue(forKey: Self.vocabularyName) ?? ""
        vocabulary = try Vocabulary(yaml: text, file: file(Self.vocabularyName))
        var definitions: [FormDefinition] = []
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            definitions.append(try FormDefinition(yaml: text, name: name, file: file(name)))
        }
        self.definitions = definitions
    }

    private static let vocabularyName = "vocabulary"

    /// The definitions that the program carries.
    package static func embedded() throws(FormError) -> FormLibrary { try FormLibrary() }

    /// A plain list of rows, by its file's name: `roster`, `directory`, `evaluations`.
    package func list(_ name: String) throws(FormError) -> FormDefinition {
        guard let definition = definitions.first(where: { $0.shape == .register && $0.name == name }) else {
            throw .malformedDefinition(name: name, detail: "missing")
        }
        return definition
    }
}
