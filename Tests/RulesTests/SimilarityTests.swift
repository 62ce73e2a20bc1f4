import FilingModel
import Testing

@testable import Rules

@Suite("Texts that are alike")
struct SimilarityTests {
    private let sets: [Set<UInt64>] = [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 9], [7, 8], []]

    /// Three of five shingles in common are 0.6; the sets are small enough to count by hand.
    @Test("Pairs at or above the threshold are found, and no others", arguments: [(1.0, 1), (0.6, 3), (0.61, 1)])
    func pairs(threshold: Double, count: Int) {
        #expect(Similarity.pairs(sets, threshold: threshold).count == count)
    }

    @Test("A threshold beyond everything asks for equality; below nothing, for anything in common")
    func absurdThresholds() {
        #expect(Similarity.pairs(sets, threshold: 1e300).map { [$0.0, $0.1] } == [[0, 1]])
        #expect(Similarity.pairs(sets, threshold: -3).count == 3)
    }

    @Test("Of many equal texts each has one partner that differs where it must")
    func partners() {
        let texts = ["养护农村公路", "养护农村公路", "养护农村公路", "桥梁加固"].map { LabelText($0) }
        let alike = AlikeTexts(texts, length: 2, threshold: 0.85) { $0 != 0 || $1 != 1 }
        #expect(alike.partners == [2, 0, 0, nil])
    }
}
