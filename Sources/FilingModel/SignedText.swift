/// A text parted from the sign it begins with (`≥95%`, `不低于2次`) or ends with (`95%以上`, `30日内`).
struct SignedText {
    struct Sign {
        let comparison: Comparison
        /// As it stands in the cell.
        let written: String
        /// A mathematical sign rather than a word.
        let isSymbol: Bool
    }

    /// Scalars as they stand and, one for one, in half width; blanks dropped.
    struct Body {
        fileprivate(set) var scalars: ArraySlice<Unicode.Scalar>

        var written: String { String(String.UnicodeScalarView(scalars)) }
        var plain: String { String(String.UnicodeScalarView(scalars.map(LabelText.narrowed))) }
    }

    private(set) var sign: Sign?
    private(set) var body: Body
    /// `≤95%以上`: a sign before and another behind that say the opposite.
    private(set) var isContradictory = false

    init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars where !LabelText.isBlank(scalar) { scalars.append(scalar) }
        while let last = scalars.last, "。；;，,、".unicodeScalars.contains(last) { scalars.removeLast() }
        body = Body(scalars: scalars[...])
        takeLeadingSign()
        guard body.scalars.contains(where: { ("0"..."9").contains(LabelText.narrowed($0)) }) else { return }
        takeTrailingSign()
    }

    private mutating func takeLeadingSign() {
        guard let first = body.scalars.first, Self.leadingScalars.contains(LabelText.narrowed(first)) else { return }
        let plain = body.plain
        guard let spelling = Self.leading.first(where: { plain.begins(with: $0.text) }) else { return }
        let length = spelling.text.unicodeScalars.count
        sign = Self.sign(spelling.comparison, body.scalars.prefix(length))
        body.scalars.removeFirst(length)
    }

    private mutating func takeTrailingSign() {
        // Every such word ends in one of these.
        guard let last = body.scalars.last, ["上", "下", "内"].contains(last) else { return }
        let plain = body.plain
        let isTimeLimit = ["天内", "日内", "月内", "年内", "时内", "周内"].contains(where: plain.ends)
        guard
            let (text, comparison) = isTimeLimit
                ? ("内", .atMost) : Self.trailing.first(where: { plain.ends(with: $0.0) })
        else { return }
        let length = text.unicodeScalars.count
        if let sign {
            guard sign.comparison.isFloor == comparison.isFloor, sign.comparison != .equal else {
                isContradictory = true
                return
            }
        } else {
            sign = Self.sign(comparison, body.scalars.suffix(length))
        }
        body.scalars.removeLast(length)
        for preamble in ["控制在", "保持在", "达到"] where body.plain.begins(with: preamble) {
            body.scalars.removeFirst(preamble.unicodeScalars.count)
        }
    }

    private static func sign(_ comparison: Comparison, _ scalars: ArraySlice<Unicode.Scalar>) -> Sign {
        Sign(
            comparison: comparison, written: String(String.UnicodeScalarView(scalars)),
            isSymbol: !scalars.contains { $0.properties.isIdeographic })
    }

    /// The longer first, so that `>=` is not read as `>`.
    private static let leading: [(text: String, comparison: Comparison)] =
        (Comparison.allCases.map { (LabelText($0.rawValue).normalised, $0) }
        + Comparison.variants.map { ($0.key, $0.value) })
        .filter { $0.1 != .qualitative && !trailing.map(\.0).contains($0.0) }
        .sorted { ($0.0.count, $0.0) > ($1.0.count, $1.0) }

    private static let leadingScalars = Set(leading.compactMap(\.text.unicodeScalars.first))

    private static let trailing: [(String, Comparison)] = [
        ("(含)以上", .atLeast), ("及以上", .atLeast), ("以上", .atLeast),
        ("(含)以内", .atMost), ("及以内", .atMost), ("以内", .atMost), ("之内", .atMost),
        ("(含)以下", .atMost), ("及以下", .atMost), ("以下", .atMost),
    ]
}
