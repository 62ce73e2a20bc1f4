import Glibc

/// The namespaces that matter, transitional and strict alike (ECMA-376 Part 1, Annex A; Part 4).
///
/// Soundness: bytes are compared only where the lengths are equal.
enum XMLNamespace: Sendable {
    case spreadsheet
    case relationships
    case packageRelationships
    case contentTypes
    case compatibility
    /// No namespace: no prefix, and no `xmlns` in force.
    case none
    case other

    static func named(_ uri: UnsafeBufferPointer<UInt8>) -> XMLNamespace {
        guard let start = uri.baseAddress, !uri.isEmpty else { return .none }
        return known.first { name, _ in
            name.utf8CodeUnitCount == uri.count && memcmp(name.utf8Start, start, uri.count) == 0
        }?.1 ?? .other
    }

    /// The URI that is written for it; empty for one that is not known.
    var uri: StaticString { Self.known.first { $0.1 == self }?.0 ?? "" }

    private static let known: [(StaticString, XMLNamespace)] = [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", .spreadsheet),
        ("http://purl.oclc.org/ooxml/spreadsheetml/main", .spreadsheet),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", .relationships),
        ("http://purl.oclc.org/ooxml/officeDocument/relationships", .relationships),
        ("http://schemas.openxmlformats.org/package/2006/relationships", .packageRelationships),
        ("http://schemas.openxmlformats.org/package/2006/content-types", .contentTypes),
        ("http://schemas.openxmlformats.org/markup-compatibility/2006", .compatibility),
    ]
}
