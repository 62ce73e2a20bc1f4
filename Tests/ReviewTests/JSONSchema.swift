import Foundation

/// JSON Schema (draft 2020-12) as far as Docs/review.schema.json uses it. A keyword that it does not know is a violation, so
/// that none is passed over.
struct JSONSchema {
    private let root: [String: Any]

    init(_ root: [String: Any]) { self.root = root }

    /// Where the document is not as the schema says, and why; empty for a valid one.
    func violations(in document: Any) -> [String] { violations(document, root, "$") }

    private func violations(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        schema.sorted { $0.key < $1.key }.flatMap { keyword, demand in
            violations(value, keyword, demand, schema, path)
        }
    }

    private func violations(
        _ value: Any, _ keyword: String, _ demand: Any, _ schema: [String: Any], _ path: String
    ) -> [String] {
        func unless(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword) \(demand)"] }
        func all(_ values: some Sequence<(String, Any)>, _ schema: Any?) -> [String] {
            guard let schema = schema as? [String: Any] else { return [] }
            return values.flatMap { violations($1, schema, "\(path).\($0)") }
        }
        let object = value as? [String: Any]
        let list = value as? [Any]
        let number = Self.isBoolean(value) ? nil : value as? Double
        switch keyword {
        case "$schema", "$defs", "title", "description", "format": return []
        case "type":
            let types = demand as? [String] ?? [demand as? String].compactMap(\.self)
            return unless(types.contains { Self.isType(value, $0) })
        case "const": return unless((value as? NSObject) == (demand as? NSObject))
        case "enum": return unless((demand as? [NSObject])?.contains { $0 == value as? NSObject } == true)
        case "required":
            guard let object else { return [] }
            return unless((demand as? [String])?.allSatisfy { object[$0] != nil } == true)
        case "properties":
            guard let object, let properties = demand as? [String: Any] else { return [] }
            return properties.sorted { $0.key < $1.key }.flatMap { name, schema in
                object[name].map { all([(name, $0)], schema) } ?? []  // what is not there is asked for by `required`
            }
        case "additionalProperties":
            guard let object else { return [] }
            let known = (schema["properties"] as? [String: Any])?.keys.map(\.self) ?? []  // none is named
            let others = object.filter { !known.contains($0.key) }
            if let allowed = demand as? Bool { return unless(allowed || others.isEmpty) }
            return all(others.map { ($0.key, $0.value) }, demand)
        case "propertyNames": return all((object ?? [:]).keys.map { ($0, $0) }, demand)  // only objects have names
        case "items": return all((list ?? []).enumerated().map { ("\($0)", $1) }, demand)  // only lists have items
        case "minItems": return unless(list.map { $0.count >= demand as? Int ?? .max } ?? true)  // not a list
        case "maxItems": return unless(list.map { $0.count <= demand as? Int ?? .min } ?? true)  // not a list
        case "minimum": return unless(number.map { $0 >= demand as? Double ?? .infinity } ?? true)  // not a number
        case "maximum": return unless(number.map { $0 <= demand as? Double ?? -.infinity } ?? true)  // not a number
        case "pattern":
            guard let text = value as? String, let pattern = demand as? String else { return [] }
            return unless(text.range(of: pattern, options: .regularExpression) != nil)
        case "$ref":
            let name = (demand as? String)?.components(separatedBy: "#/$defs/").last
            guard let name, let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
                return unless(false)
            }
            return violations(value, target, path)
        case "allOf": return (demand as? [[String: Any]])?.flatMap { violations(value, $0, path) } ?? unless(false)
        case "anyOf":
            return unless((demand as? [[String: Any]])?.contains { violations(value, $0, path).isEmpty } == true)
        default: return ["\(path): unknown keyword \(keyword)"]
        }
    }

    private static func isBoolean(_ value: Any) -> Bool {
        (value as? NSNumber).map { CFNumberKind.isBoolean($0) } ?? false
    }

    private static func isType(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "null": value is NSNull
        case "boolean": isBoolean(value)
        case "integer": !isBoolean(value) && (value as? Double).map { $0 == $0.rounded() } == true
        case "number": !isBoolean(value) && value is Double
        case "string": value is String
        case "array": value is [Any]
        case "object": value is [String: Any]
        default: false
        }
    }
}

/// Tells `true` from 1, which Foundation keeps alike.
private enum CFNumberKind {
    static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
