/// The catalogue's id of a rule, such as `FUND-01`. Never reused for another check.
package struct RuleID: Hashable, Sendable, RawRepresentable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }

    /// The area before the dash: `FUND`.
    package var area: String { String(rawValue.prefix { $0 != "-" }) }
}

extension RuleID: CustomStringConvertible {
    package var description: String { rawValue }
}

extension RuleID: Comparable {
    package static func < (left: RuleID, right: RuleID) -> Bool { left.rawValue < right.rawValue }
}

extension RuleID: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { rawValue = value }
}
