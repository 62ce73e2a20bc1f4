import FilingModel
import FoundationEssentials
import Spreadsheet

/// An amount of money with its unit amid a text: `申请财政资金45万元`.
struct TextAmount {
    let money: Money
    /// As written, with its unit.
    let text: String

    /// The amounts that a text states for the project as a whole: a word such as 申请 or 总投资 stands close before them.
    ///
    /// - Parameter words: those that may stand before.
    static func totals(in raw: String, after words: [String]) -> [TextAmount] {
        // Few goals speak of money, and a regular expression is parsed at each use.
        guard raw.holds("元"), words.contains(where: raw.holds) else { return [] }
        let text = LabelText(raw).normalised
        return text.matches(of: /([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(亿元|万元|元)/).compactMap { match in
            let before = text[..<match.range.lowerBound].suffix(12)
            // An amount at the beginning has nothing before it.
            let clause = before.split(whereSeparator: "，,。；;、（）()".contains).last.map(String.init) ?? ""
            let isAtEnd = before.last.map { !"，,。；;、（）()".contains($0) } ?? false
            let behind = text[match.range.upperBound...].first
            // 3750元/公里 and 每人100元 are prices.
            guard isAtEnd, behind != "/", !clause.holds("每"), !clause.holds("均"), words.contains(where: clause.holds)
            else { return nil }
            return TextAmount(String(match.output.1), String(match.output.2))
        }
    }

    init?(_ number: String, _ unit: String) {
        guard let value = DecimalText.read(number.filter { $0 != "," }) else { return nil }
        let yuan: Decimal = unit == "亿元" ? value * 100_000_000 : unit == "元" ? value : value * 10_000
        guard let money = Money(yuan, .yuan) else { return nil }
        self.money = money
        text = number + unit
    }
}
