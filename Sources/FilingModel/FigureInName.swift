import FoundationEssentials

/// A target that was written into an indicator's name: 95% in 路面完好率≥95%.
package struct FigureInName: Hashable, Sendable {
    /// As it stands in the name, with its sign and unit.
    package let text: String
    /// The name without it.
    package let bareName: String

    /// A percentage or a sign with a number, or the target's own number with what follows it up to the name's end.
    ///
    /// - Parameters:
    ///   - name: normalised as a label is.
    ///   - target: the number that the row has in its own cell.
    package init?(in name: String, target: Decimal?) {
        // Most names hold no digit.
        guard name.utf8.contains(where: { $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        let held: Substring
        if let percentage = name.firstMatch(of: /[≥≤＞＜><＝=]*[0-9]+(\.[0-9]+)?%/) {
            held = percentage.output.0
        } else if let signed = name.firstMatch(of: /[≥≤＞＜]=?[0-9]+(\.[0-9]+)?[^0-9()]{0,4}$/) {
            held = signed.output.0
        } else if let target, target > 1, let last = name.firstMatch(of: /([0-9]+(\.[0-9]+)?)[^0-9()号线期次年月]{1,3}$/),
            DecimalText.read(last.output.1) == target
        {
            held = last.output.0
        } else {
            return nil
        }
        // What remains must still be a name.
        guard name.count - held.count >= 2 else { return nil }
        text = String(held)
        bareName = name.replacing(held, with: "")
    }
}
