import FilingModel
import Templates

/// All form definitions with the vocabulary they refer to: the data that recognition works from.
package struct FormLibrary: Sendable {
    package let vocabulary: Vocabulary
    /// In the order in which documentation lists them.
    package let definitions: [FormDefinition]

    /// - Parameters:
    ///   - vocabulary: the text of `vocabulary.yaml`.
    ///   - forms: the other files' texts by name.
    package init(vocabulary: String, forms: [String: String]) throws(FormError) {
        self.vocabulary = try Vocabulary(yaml: vocabulary)
        var definitions: [FormDefinition] = []
        for (name, text) in forms.sorted(by: { $0.key < $1.key }) {
            definitions.append(try FormDefinition(yaml: text, name: name))
        }
        self.definitions = definitions
    }

    /// The definitions that the program carries.
    package static func embedded() throws(FormError) -> FormLibrary {
        try FormLibrary(
            vocabulary: String(decoding: Templates.vocabulary, as: UTF8.self),
            forms: Templates.forms.mapValues { String(decoding: $0, as: UTF8.self) })
    }

    /// A plain list of rows, by its file's name: `roster`, `directory`, `evaluations`.
    package func list(_ name: String) throws(FormError) -> FormDefinition {
        guard let definition = definitions.first(where: { $0.shape == .register && $0.name == name }) else {
            throw .malformedDefinition(name: name, detail: "missing")
        }
        return definition
    }
}
