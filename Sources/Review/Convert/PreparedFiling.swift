import FilingModel
import Reports
import Spreadsheet

/// A filing made ready for the target, beside all others.
struct PreparedFiling: Sendable {
    let filing: ReadFiling
    /// As JSON, for what is written when all are known; empty for a card.
    let line: [UInt8]
    /// What the target will not hold.
    let notes: [ConversionNote]
    /// The target has no place for it at all.
    let isLeftOut: Bool
}

/// A file with its filings made ready.
struct PreparedFile: Sendable {
    let filings: [PreparedFiling]
    let file: ConversionFile
}

/// What can be done for one filing without knowing the others.
struct Preparation: Sendable {
    let desk: ConversionDesk
    let target: ConversionTarget

    func prepare(_ result: ContentReader.Result) -> PreparedFile {
        PreparedFile(filings: result.filings.map(prepare), file: result.file)
    }

    func prepare(_ filing: ReadFiling) -> PreparedFiling {
        var notes: [ConversionNote] = []
        let isLeftOut = target == .list && filing.content.form != .projectTarget
        if isLeftOut {
            notes = [
                ConversionNote(
                    .lost, filing: filing.title, field: nil, place: nil,
                    message: BilingualText(
                        zh: "清单一行一个项目指标，放不下部门整体支出绩效目标，没有写入。请另转为 card、json 或 csv",
                        en:
                            "A list has rows of projects and cannot hold a department's form, which is left out; convert it to card, json or csv"
                    ))
            ]
        } else if target == .list {
            notes = desk.notes(lost: desk.lostInList(filing.content), of: filing, in: target)
        }
        return PreparedFiling(
            filing: filing,
            line: target == .card || isLeftOut ? [] : FilingJSON.line(filing.content, filing.source, desk.fields),
            notes: notes, isLeftOut: isLeftOut)
    }
}
