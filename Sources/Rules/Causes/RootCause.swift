import FilingModel
import Spreadsheet

/// What one mend removes: a fault, or equal faults of one column, with what follows from them.
package struct RootCause: Sendable {
    /// The finding that speaks for all: the first in sheet order.
    package let leader: Finding
    private let others: [Finding]
    /// Findings that go when this one is mended: counted with it, told in one line.
    package let consequences: [Finding]

    /// - Parameter findings: at least one; the first speaks for all.
    init?(_ findings: [Finding], consequences: [Finding] = []) {
        guard let first = findings.first else { return nil }
        leader = first
        others = Array(findings.dropFirst())
        self.consequences = consequences
    }

    /// A fault by itself.
    package init(_ finding: Finding) {
        leader = finding
        others = []
        consequences = []
    }

    /// The equal faults in sheet order, at least one.
    package var findings: [Finding] { [leader] + others }

    /// The cells, all of one sheet.
    package var places: CellSet { CellSet(findings.map(\.origin.cell)) }

    /// What is wrong; for equal faults, what is wrong at the first cell, and in which others it is the same.
    package var message: BilingualText {
        guard !others.isEmpty else { return leader.message }
        let count = others.count + 1
        guard places.count > 1 else {
            // What several filings share: the same is wrong with each of them, or there is more to say at the cell.
            return isUniform
                ? leader.message
                : BilingualText(
                    zh: "\(leader.message.zh)（这一格有同类问题 \(count) 个，这是第一个）",
                    en: "\(leader.message.en) (The first of \(count) faults of this kind at this cell.)")
        }
        let zh = places.text(limit: Self.named, in: .chinese)
        let en = places.text(limit: Self.named, in: .english)
        guard !isUniform else {
            return BilingualText(
                zh: "\(leader.message.zh)（\(count) 处都是这样：\(zh)）",
                en: "\(leader.message.en) (The same in \(count) cells: \(en).)")
        }
        return BilingualText(
            zh: "\(leader.message.zh)（同类问题 \(count) 处，这是第一处：\(zh)）",
            en: "\(leader.message.en) (The first of \(count) cells with a fault of this kind: \(en).)")
    }

    /// How many ranges a sentence names.
    private static let named = 6

    /// What to do, once for all cells.
    package var mend: BilingualText {
        guard others.contains(where: { $0.mend != leader.mend }) else { return leader.mend }
        return BilingualText(
            zh: "\(leader.mend.zh)其余各处照此修改，具体写法见各单元格的批注。",
            en: "\(leader.mend.en) Mend the other cells alike; the comment at each says how.")
    }

    /// Where equal faults probably come from; nil for a fault by itself.
    package var likelyCause: BilingualText? {
        !others.isEmpty ? LikelyCause.text(of: leader.rule, isUniform: isUniform) : nil
    }

    /// How many findings follow from this one, and of which rules; nil where none does.
    package var consequenceNote: BilingualText? {
        guard !consequences.isEmpty else { return nil }
        let rules = Set(consequences.map(\.rule)).sorted().map(\.rawValue)
        return BilingualText(
            zh: "另有 \(consequences.count) 个问题由此引起（\(rules.joined(separator: "、"))），改正后会一并消失。",
            en:
                "\(consequences.count) more \(consequences.count == 1 ? "follows" : "follow") from it (\(rules.joined(separator: ", "))) and will go with it."
        )
    }

    /// What is wrong with all that belongs to it, in lines: the likely cause, what follows from it, who waived it.
    package func text(_ language: Language) -> String {
        var lines = [message[language]]
        if let likelyCause {
            lines.append(BilingualText(zh: "可能的原因：", en: "Likely cause: ")[language] + likelyCause[language])
        }
        if let consequenceNote { lines.append(consequenceNote[language]) }
        if let waiver = leader.waiver { lines.append(waiver.sentence[language]) }
        return lines.joined(separator: "\n")
    }

    /// Every cell says the same.
    private var isUniform: Bool { others.allSatisfy { $0.message == leader.message } }
}
