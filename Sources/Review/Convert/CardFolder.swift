import FilingModel
import Forms
import Reports
import Spreadsheet

/// Writes each filing as a workbook of its own form, under a name that tells whose it is, and reads it back: what the form
/// could not hold is known then, whatever the reason.
struct CardFolder {
    private let desk: ConversionDesk
    private let folder: OutputFolder
    private let below: String
    private var names = FileNames()

    init(_ desk: ConversionDesk, in folder: OutputFolder, below: String) {
        self.desk = desk
        self.folder = folder
        self.below = below
    }

    /// - Returns: what the workbook does not say.
    mutating func write(_ filing: ReadFiling) throws(ReviewError) -> [ConversionNote] {
        let content = filing.content
        let shape: FormDefinition.Shape = content.form == .departmentTarget ? .department : .card
        let definition = desk.library.definitions.first { $0.id == content.form && $0.shape == shape }
        let form = definition.flatMap {
            DrawnForm(
                $0, vocabulary: desk.library.vocabulary, profile: desk.profile, year: content.year,
                language: desk.language,
                contents: [content.written(in: $0.sheet?.unit)])
        }
        let name = "\(below)/\(names.name(for: content)).xlsx"
        var readBack = FilingContent(form: content.form)
        if let form {
            try folder.write(to: name) { temporary throws(ReviewError) in
                try ReviewError.drawing(folder.path(of: name)) { () throws(ReportError) in
                    try form.write(to: temporary)
                }
                readBack = try self.readBack(temporary, name, content.form)
            }
        }
        return desk.notes(lost: content.differences(from: readBack), of: filing, in: .card)
    }

    private func readBack(_ path: String, _ name: String, _ form: FormID) throws(ReviewError) -> FilingContent {
        do {
            let workbook = try desk.opener.open(path: path, name: name, fingerprint: false).workbook
            return desk.readBack(workbook.sheets, as: form)
        } catch {
            throw .cannotWrite(path: folder.path(of: name), reason: error.sentence.clause)
        }
    }
}

extension FilingContent {
    /// With words in the place of amounts so written that a form in that unit keeps them as words.
    fileprivate func written(in unit: AmountUnit?) -> FilingContent {
        guard let unit else { return self }
        func written(_ amount: StatedAmount?) -> StatedAmount? {
            guard case .words(let words)? = amount else { return amount }
            return .words(StatedAmount.written(words, in: unit))
        }
        var copy = self
        copy.amounts = amounts.compactMapValues(written)
        copy.tasks = tasks.map { task in
            TaskRow(
                name: task.name, content: task.content, total: written(task.total), fiscal: written(task.fiscal),
                other: written(task.other))
        }
        return copy
    }
}

/// Names of files by unit and project: no two alike on a computer that does not tell case, none with what file systems
/// forbid.
struct FileNames {
    private var taken: [String: Int] = [:]

    /// Bytes of a name, so that with its ending it stays below what file systems take (255).
    private static let longest = 200

    /// Without an extension.
    mutating func name(for content: FilingContent) -> String {
        let unit = (content.texts[.unit] ?? content.texts[.department]).map { CodedName($0).name }
        let project = content.form == .departmentTarget ? "整体支出" : content.texts[.projectName]
        let wished = [unit, project].compactMap(\.self).joined(separator: "-")
        let base = Self.safe(wished.isEmpty ? "申报" : wished)
        var name = base
        while let count = taken[name.lowercased()] {
            taken[name.lowercased()] = count + 1
            name = "\(base)（\(count + 1)）"
        }
        taken[name.lowercased()] = 1
        return name
    }

    private static func safe(_ text: String) -> String {
        var name = String.UnicodeScalarView()
        var bytes = 0
        for scalar in text.unicodeScalars {
            let isForbidden = LabelText.isBlank(scalar) || "<>:\"/\\|?*".unicodeScalars.contains(scalar)
            bytes += UTF8.width(scalar)
            guard bytes <= longest else { break }
            name.append(isForbidden ? "_" : scalar)
        }
        // Windows takes no point at the end, and a leading one hides the file.
        while name.last == "." { name.removeLast() }
        let plain = String(name.drop { $0 == "." })
        return plain.isEmpty ? "申报" : plain
    }
}
