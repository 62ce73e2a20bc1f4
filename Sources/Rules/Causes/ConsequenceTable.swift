/// Which rule's findings make another rule object. Each line is shown by a case in the tests.
enum ConsequenceTable {
    typealias Cause = (rule: RuleID, relation: Consequences.Relation)

    /// The causes of a rule's findings, the more specific first.
    static let causes: [RuleID: [Cause]] = {
        var causes: [RuleID: [Cause]] = [:]
        for line in lines {
            for effect in line.effects { causes[effect, default: []].append((line.cause, line.relation)) }
        }
        return causes
    }()

    /// A cause, how near its effects are, and the rules that object besides. There are few: most rules say nothing of what
    /// another one reports.
    static let lines: [(cause: RuleID, relation: Consequences.Relation, effects: [RuleID])] = [
        // An amount in the wrong unit, or below zero, makes sums and comparisons fail.
        ("FUND-06", .cell, ["FUND-02", "FUND-07"]),
        ("FUND-06", .filing, ["FUND-01", "FUND-16", "VAL-22"]),
        ("FUND-07", .filing, ["VAL-22"]),
        ("FUND-10", .cell, ["FUND-01", "FUND-02", "FUND-12", "FUND-14"]),
        // A total that is not the sum of its parts is compared in vain.
        ("FUND-01", .filing, ["VAL-22"]),
        ("FUND-02", .cell, ["FUND-03"]),
        // Rows that were left as the blank form had them, or named after a heading, are alike.
        ("COMP-18", .row, ["IND-10"]),
        ("IND-12", .row, ["IND-10"]),
        // A figure on the wrong scale, or with the wrong unit, is out of every range.
        ("VAL-06", .row, ["VAL-08"]),
        ("VAL-18", .row, ["VAL-10"]),
        ("WGT-03", .filing, ["WGT-01"]),
        ("TXT-02", .cell, ["TXT-03"]),
        // A period that ends before it begins, or lies in another year.
        ("DATE-03", .filing, ["DATE-07"]),
        ("DATE-04", .filing, ["DATE-07"]),
        ("CODE-03", .filing, ["CODE-02"]),
        // Parts of one project are alike; they are put together again.
        ("GATE-03", .otherFiling, ["DUP-03", "DUP-04"]),
    ]
}
