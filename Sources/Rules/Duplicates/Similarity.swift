import FilingModel

/// How alike two texts are: the share of their shingles (sequences of a few characters) that they have in common, which is
/// Jaccard's coefficient (Broder, On the resemblance and containment of documents, 1997).
enum Similarity {
    /// The shingles of a text, each once and as a number; a text shorter than one is a shingle itself.
    static func shingles(_ text: LabelText, length: Int) -> Set<UInt64> {
        let scalars = text.normalised.unicodeScalars.map(\.value)
        guard scalars.count > length else { return scalars.isEmpty ? [] : [hash(scalars[...])] }
        return Set((0...(scalars.count - length)).map { hash(scalars[$0..<($0 + length)]) })
    }

    static func jaccard(_ one: Set<UInt64>, _ other: Set<UInt64>) -> Double {
        let common = one.intersection(other).count
        let all = one.count + other.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// FNV-1a over scalars: short, and the same in every run.
    private static func hash(_ scalars: ArraySlice<UInt32>) -> UInt64 {
        scalars.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The name that shares most with this one; nil where none shares half.
    static func closest(to name: String, among names: [String]) -> String? {
        let own = shingles(LabelText(name), length: 2)
        let ranked = names.map { ($0, jaccard(own, shingles(LabelText($0), length: 2))) }
        guard let best = ranked.max(by: { $0.1 < $1.1 }), best.1 >= 0.5 else { return nil }
        return best.0
    }

    /// All pairs of sets at least so much alike, in order; exact, and near-linear in practice.
    ///
    /// The shingles of every set are ordered from the rarest to the commonest. Two sets can only reach the threshold `t` if they
    /// share one of their first `n - ⌈t·n⌉ + 1` shingles, so only these are looked up (prefix filtering: Chaudhuri et al., A
    /// primitive operator for similarity joins, ICDE 2006; Xiao et al., Efficient similarity joins, WWW 2008).
    static func pairs(_ sets: [Set<UInt64>], threshold: Double) -> [(Int, Int)] {
        // A profile may ask for more than everything, or for less than nothing.
        let threshold = min(1, max(0, threshold))
        var frequency: [UInt64: Int] = [:]
        for set in sets { for shingle in set { frequency[shingle, default: 0] += 1 } }
        // Small sets first: a set is then compared with those that are no larger.
        let order = sets.indices.sorted { (sets[$0].count, $0) < (sets[$1].count, $1) }
        var index: [UInt64: [Int]] = [:]
        var pairs: [(Int, Int)] = []
        for number in order where !sets[number].isEmpty {
            let set = sets[number]
            // Every shingle was counted.
            let ranked = set.map { (frequency[$0] ?? 0, $0) }.sorted(by: <)
            let length = set.count - Int((threshold * Double(set.count)).rounded(.up)) + 1
            let prefix = ranked.prefix(length).map(\.1)
            var candidates: Set<Int> = []
            for shingle in prefix { candidates.formUnion(index[shingle, default: []]) }
            for candidate in candidates.sorted()
            where Double(sets[candidate].count) >= threshold * Double(set.count)
                && jaccard(set, sets[candidate]) >= threshold
            {
                pairs.append((min(number, candidate), max(number, candidate)))
            }
            for shingle in prefix { index[shingle, default: []].append(number) }
        }
        return pairs.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }
}

/// Texts of a run that are alike: equal ones are one group before any two groups are compared, so that a text that stands in a
/// thousand filings does not make a million pairs.
struct AlikeTexts {
    /// For each text the first other text that is alike, by their places in the list; nil for one that stands alone.
    let partners: [Int?]

    /// - Parameters:
    ///   - threshold: how much of their shingles two texts must share.
    ///   - differ: whether two texts of that pair may be alike at all, such as those of two units.
    init(_ texts: [LabelText], length: Int, threshold: Double, differ: (Int, Int) -> Bool) {
        var groups: [LabelText: Int] = [:]
        var members: [[Int]] = []
        for (place, text) in texts.enumerated() {
            if let group = groups[text] {
                members[group].append(place)
            } else {
                groups[text] = members.count
                members.append([place])
            }
        }
        var partners = [Int?](repeating: nil, count: texts.count)
        func join(_ one: [Int], _ other: [Int]) {
            for (own, candidates) in [(one, other), (other, one)] {
                // A few candidates are enough: of many equal texts most belong to others.
                for place in own where partners[place] == nil {
                    partners[place] = candidates.prefix(20).first { $0 != place && differ(place, $0) }
                }
            }
        }
        for group in members where group.count > 1 { join(group, group) }
        let sets = members.map { Similarity.shingles(texts[$0[0]], length: length) }
        for (one, other) in Similarity.pairs(sets, threshold: threshold) { join(members[one], members[other]) }
        self.partners = partners
    }
}
