import Yams

/// Form definitions and profiles as YAML; a fault in one is told with its line.
package enum YAMLText {
    package struct Fault: Error {
        /// From 1; nil where the reader does not say.
        package let line: Int?
        package let detail: String
    }

    /// The mapping that is a file's top level.
    package static func mapping(_ text: String) throws(Fault) -> Node.Mapping {
        do {
            if let mapping = try Yams.compose(yaml: text)?.mapping { return mapping }
        } catch let error as YamlError {
            throw fault(error)
        } catch {
            throw Fault(line: nil, detail: oneLine("\(error)"))
        }
        throw Fault(line: 1, detail: "not a mapping")
    }

    /// `a.yaml:12`, as compilers say it.
    package static func place(_ name: String, _ node: Node) -> String { place(name, line: node.mark?.line) }

    package static func place(_ name: String, line: Int?) -> String { line.map { "\(name):\($0)" } ?? name }

    private static func fault(_ error: YamlError) -> Fault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Fault(line: mark.line, detail: oneLine(problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            Fault(line: context.mark.line, detail: "\(duplicates.joined(separator: ", ")) twice")
        default: Fault(line: nil, detail: oneLine("\(error)"))
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
