import Templates
import Yams

/// A YAML file whose top level is a mapping, with errors that name the file.
struct YAMLFile {
    let name: String
    private let root: Node.Mapping

    init(_ text: String, name: String) throws(FormError) {
        self.name = name
        do {
            root = try YAMLText.mapping(text)
        } catch {
            throw .malformedDefinition(name: YAMLText.place(name, line: error.line), detail: error.detail)
        }
    }

    /// - Parameter node: where in the file it is, if anywhere.
    func malformed(_ detail: String, at node: Node? = nil) -> FormError {
        .malformedDefinition(name: YAMLText.place(name, line: node?.mark?.line), detail: detail)
    }

    func mapping(_ node: Node, _ place: String) throws(FormError) -> Node.Mapping {
        guard let mapping = node.mapping else { throw malformed("\(place) is not a mapping", at: node) }
        return mapping
    }

    /// The entries of a top-level mapping, in file order.
    func section(_ key: String) throws(FormError) -> [(String, Node)] {
        guard let node = root[key] else { throw malformed("\(key) is missing") }
        return try mapping(node, key).compactMap { entry in entry.key.string.map { ($0, entry.value) } }
    }

    func text(_ key: String) throws(FormError) -> String {
        guard let text = root[key]?.string else { throw malformed("\(key) is missing") }
        return text
    }

    /// Nil where the key is missing.
    func node(_ key: String) -> Node? { root[key] }

    /// Nil where the key is missing.
    func number(_ key: String) throws(FormError) -> Int? {
        guard let node = root[key] else { return nil }
        guard let number = node.int else { throw malformed("\(key) is no number") }
        return number
    }

    /// A list of texts.
    func texts(_ key: String) throws(FormError) -> [String] {
        try nodes(key).compactMap(\.string)
    }

    func nodes(_ key: String) throws(FormError) -> [Node] {
        guard let sequence = root[key]?.sequence else { throw malformed("\(key) is missing") }
        return Array(sequence)
    }

    func demand(only known: Set<String>) throws(FormError) {
        for (key, _) in root where !known.contains(key.string ?? "") {  // a key that is no text is unknown
            throw malformed("unknown key \(key.string ?? "?")", at: key)
        }
    }
}
