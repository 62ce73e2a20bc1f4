import Foundation
import FoundationXML

/// An element as libxml2 sees it: what the tests hold against what the patcher wrote with expat and by splicing.
struct XMLNode: Equatable {
    /// Without prefix.
    var name = ""
    var prefix = ""
    var namespace = ""
    /// By their names as written.
    var attributes: [String: String] = [:]
    var children: [XMLNode] = []
    var ownText = ""

    /// Nil for what is not well-formed.
    init?(_ bytes: [UInt8]) {
        let parser = XMLParser(data: Data(bytes))
        let builder = Builder()
        parser.shouldProcessNamespaces = true
        parser.delegate = builder
        guard parser.parse(), let root = builder.root else { return nil }
        self = root
    }

    fileprivate init() {}

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// The first child of that name.
    func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// Every element below of that name, in document order.
    func all(_ name: String) -> [XMLNode] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    /// The texts of all elements `t` below, joined: what a string or a comment says.
    var said: String { all("t").map(\.ownText).joined() }

    private final class Builder: NSObject, XMLParserDelegate {
        var root: XMLNode?
        private var open: [XMLNode] = []

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            var node = XMLNode()
            node.name = elementName
            node.prefix = qualifiedName?.split(separator: ":").dropLast().first.map(String.init) ?? ""
            node.namespace = namespaceURI ?? ""
            node.attributes = attributes
            open.append(node)
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if !open.isEmpty { open[open.count - 1].ownText += string }
        }

        func parser(_ parser: XMLParser, foundCDATA block: Data) {
            if !open.isEmpty { open[open.count - 1].ownText += String(decoding: block, as: UTF8.self) }
        }

        func parser(
            _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let closed = open.removeLast()
            if open.isEmpty { root = closed } else { open[open.count - 1].children.append(closed) }
        }
    }
}
