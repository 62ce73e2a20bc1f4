import Conversion
import FilingModel
import Forms
import Reports
import Spreadsheet

/// A filing as it was read, to be converted.
struct ReadFiling: Sendable {
    let content: FilingContent
    let source: FilingSource

    /// How notes call it: unit and project.
    var title: String? {
        let name = content.texts[.projectName]
        let unit = content.texts[.unit] ?? content.texts[.department]
        let parts = [unit, name].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "·")
    }
}

/// Reads the filings of a workbook.
struct ContentReader: Sendable {
    let desk: ConversionDesk

    /// What was read of a file, with what there is to say of it.
    struct Result: Sendable {
        var filings: [ReadFiling] = []
        var file: ConversionFile
    }

    func read(_ input: Input) -> Result {
        var result = Result(file: ConversionFile(path: input.label))
        let casualties = [Casualty(rule: nil, file: input.label), .late(input.label)]
        if let casualty = casualties.first(where: TrapGuard.casualties.contains) {
            result.file.failure = casualty.sentence
            return result
        }
        TrapGuard.enter(file: input.label)
        do throws(ReadingError) {
            let workbook = try desk.opener.open(path: input.path, name: input.label, fingerprint: false).workbook
            if let lost = workbook.diagnostics.first(where: { $0.loss == .part }) {
                throw .workbook(.damaged(part: lost.sheet, detail: "worksheet"))
            }
            take(workbook, into: &result)
        } catch {
            result.file.failure = error.sentence
        }
        return result
    }

    /// The filings that are found in a workbook's sheets.
    func take(_ workbook: Workbook, into result: inout Result) {
        let found = desk.recogniser.recognise(workbook)
        result.filings = found.filings.map { filing in
            ReadFiling(
                content: FilingContent(filing),
                source: FilingSource(path: result.file.path, sheet: filing.sheet, cell: filing.anchor.cell))
        }
        result.file.filings = result.filings.count
        for (filing, read) in zip(found.filings, result.filings) {
            result.file.notes += DoubtfulFields(filing).notes(title: read.title, desk.fields.vocabulary)
        }
        result.file.notes += found.hiddenForms.map { place in
            ConversionNote(
                .doubtful, filing: nil, field: nil, place: place,
                message: BilingualText(
                    zh: "隐藏的工作表里有申报表，没有转换。需要的话请取消隐藏后再转换",
                    en: "A form on a hidden sheet is not converted; show the sheet and convert again if it is wanted"))
        }
        guard result.filings.isEmpty else { return }
        let miss = found.nearMiss
        let missing = miss?.missing.joined(separator: "、") ?? ""  // an empty workbook comes near to nothing
        result.file.notes.append(
            ConversionNote(
                .doubtful, filing: nil, field: nil, place: miss?.origin,
                message: BilingualText(
                    zh: "没有找到申报表，没有可转换的内容" + (missing.isEmpty ? "" : "（缺少 \(missing)）"),
                    en: "No form was found, so that there is nothing to convert"
                        + (missing.isEmpty ? "" : " (missing: \(missing))"))))
    }
}

/// What of a filing could not be read for certain.
private struct DoubtfulFields {
    private var found: [(path: FieldPath, place: CellOrigin, message: BilingualText)] = []

    init(_ filing: Filing) {
        for ambiguity in filing.ambiguities {
            guard let place = ambiguity.places.first else { continue }
            found.append((ambiguity.path, place, ambiguity.message))
        }
        for field in filing.amounts.values { add(field, isCarried: true) }
        for field in filing.texts.values { add(field, isCarried: true) }
        for task in filing.tasks {
            add(task.total, isCarried: true)
            add(task.fiscal, isCarried: true)
            add(task.other, isCarried: true)
        }
        if let year = filing.fiscalYear { add(year, isCarried: false) }
        found.sort { ($0.place.cell, $0.path.rawValue) < ($1.place.cell, $1.path.rawValue) }
    }

    private mutating func add<Value>(_ field: Field<Value>, isCarried: Bool) {
        guard case .unreadable(let raw) = field.content, !found.contains(where: { $0.path == field.path }) else {
            return
        }
        let text = raw.trimmed
        let message =
            if text.isEmpty {
                BilingualText(
                    zh: "公式没有计算结果，没有可转换的内容", en: "a formula without a result, so that there is nothing to convert")
            } else if isCarried {
                BilingualText(zh: "读不出确切的值，照原样转为“\(text)”", en: "cannot be read for certain and is kept as \"\(text)\"")
            } else {
                BilingualText(zh: "读不懂“\(text)”，没有转换", en: "\"\(text)\" cannot be read and is left out")
            }
        found.append((field.path, field.origin, message))
    }

    func notes(title: String?, _ vocabulary: Vocabulary) -> [ConversionNote] {
        found.map { path, place, message in
            let label = FilingFields.label(path, vocabulary)
            return ConversionNote(
                .doubtful, filing: title, field: path, place: place,
                message: BilingualText(zh: "\(label.zh)：\(message.zh)", en: "\(label.en): \(message.en)"))
        }
    }
}
