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

    /// A cause, how near its effects are, and the rules that object besides.
    static let lines: [(cause: RuleID, relation: Consequences.Relation, effects: [RuleID])] = [
        // An amount in the wrong unit, negative, or without a unit at all makes every sum and comparison fail.
        ("FUND-06", .cell, ["FUND-02", "FUND-03", "FUND-07"]),
        ("FUND-06", .filing, ["FUND-01", "FUND-16", "FUND-17", "FUND-18", "VAL-22", "GATE-02"]),
        ("FUND-07", .filing, ["VAL-22", "GATE-02"]),
        ("FUND-10", .cell, ["FUND-01", "FUND-02", "FUND-03", "FUND-12", "FUND-14", "FUND-15", "FUND-16"]),
        ("FUND-01", .filing, ["VAL-22"]),
        ("FUND-05", .filing, ["FUND-07", "FUND-17", "VAL-22", "GATE-02"]),
        // An indicator under a wrong heading is missing under the right one.
        ("IND-01", .row, ["IND-02", "IND-13"]),
        ("IND-01", .filing, ["IND-05", "IND-06", "IND-07", "IND-08"]),
        ("IND-02", .row, ["IND-13"]),
        ("IND-02", .filing, ["IND-07", "IND-08"]),
        ("IND-05", .filing, ["IND-07"]),
        ("IND-12", .row, ["IND-10", "IND-13", "IND-14"]),
        // What the blank form came with, or a word that says nothing.
        ("COMP-18", .cell, ["TXT-01", "TXT-02", "TXT-03", "IND-10", "IND-12", "IND-13", "IND-14", "VAL-17"]),
        ("TXT-01", .cell, ["TXT-02", "TXT-03", "TXT-04"]),
        // A sign that contradicts itself.
        ("VAL-12", .row, ["VAL-13", "VAL-14", "VAL-15"]),
        ("VAL-04", .row, ["VAL-12", "VAL-13", "VAL-14", "VAL-15"]),
        // A period that ends before it begins.
        ("DATE-03", .filing, ["DATE-04", "DATE-06", "DATE-07", "COMP-16"]),
        ("DATE-01", .filing, ["DATE-02", "DATE-04"]),
        ("CODE-03", .filing, ["CODE-02", "COMP-20"]),
        ("WGT-03", .filing, ["WGT-01"]),
        // A project that was filed twice is like itself.
        ("DUP-01", .otherFiling, ["DUP-02", "DUP-03", "DUP-04", "GATE-03"]),
    ]
}
