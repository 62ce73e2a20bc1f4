import Conversion
import FilingModel
import Forms
import Reports
import Rules
import Spreadsheet
import XLSX

/// What a conversion works with; made once, shared by all files.
package struct ConversionDesk: Sendable {
    package let language: Language
    let library: FormLibrary
    let profile: Profile
    let fields: FilingFields
    let recogniser: FormRecogniser
    let opener: WorkbookOpener
    let limits: Limits

    /// - Parameters:
    ///   - profile: the one that a card's instructions and checks speak of; nil for the default.
    ///   - templates: a folder of the bureau's own forms; nil for the program's.
    package init(
        profile: String? = nil, templates: String? = nil, language: Language = .chinese, limits: Limits = .default
    ) throws(ReviewError) {
        self.language = language
        self.limits = limits
        let templates = try TemplateFolder(templates)
        do {
            self.profile = try templates.profile(profile)
        } catch {
            throw .profile(error)
        }
        library = templates.library
        fields = FilingFields(library)
        recogniser = FormRecogniser(library)
        opener = WorkbookOpener(limits: limits)
    }

    /// The names that a filing's texts and amounts may have in JSON, of all forms.
    package var fieldNames: (texts: [String], amounts: [String]) {
        let all = fields.all
        return (
            all.filter { !FilingFields.isAmount($0) }.map(\.rawValue), all.filter(FilingFields.isAmount).map(\.rawValue)
        )
    }

    /// The fields that a list of this filing alone would not give back, read by our own reader.
    func lostInList(_ content: FilingContent) -> [FieldPath] {
        var usage = FlatUsage()
        usage.add(content)
        let layout = ListLayout(FlatLayout(fields, usage), library)
        return content.differences(from: readBack([layout.sheet(of: content)], as: content.form))
    }

    /// What a workbook that was drawn of one filing says; nothing where no filing of that form is found in it.
    func readBack(_ sheets: [Worksheet], as form: FormID) -> FilingContent {
        let workbook = Workbook(id: WorkbookID(name: "", sha256: ""), sheets: sheets, features: [])
        let filings = recogniser.recognise(workbook).filings
        guard filings.count == 1, let filing = filings.first, filing.form == form else {
            return FilingContent(form: form)
        }
        return FilingContent(filing)
    }

    /// A sentence for each field that the target cannot hold.
    func notes(lost paths: [FieldPath], of filing: ReadFiling, in target: ConversionTarget) -> [ConversionNote] {
        paths.map { path in
            let label = label(path)
            return ConversionNote(
                .lost, filing: filing.title, field: path, place: nil,
                message: BilingualText(
                    zh: "\(target.name.zh)放不下“\(label.zh)”的内容（可能太长、与栏目名称相同，或空着的级别会读作上一行的）。需要原样请转为 json",
                    en:
                        "\(target.name.en) cannot hold \"\(label.en)\" as it is (too long, the same as a heading, or a blank level that reads as the one above); convert to json to keep it"
                ))
        }
    }

    /// `指标值（第 3 行）` for a path within a table.
    private func label(_ path: FieldPath) -> BilingualText {
        let parts = path.rawValue.split(separator: ".")
        guard parts.count == 3, let row = Int(parts[1]) else { return FilingFields.label(path, fields.vocabulary) }
        let name = String(parts[2])
        let label =
            IndicatorColumn(rawValue: name).map { fields.vocabulary.label(.indicator($0)) }
            ?? TaskColumn(rawValue: name).map { fields.vocabulary.label(.task($0)) }
            ?? BilingualText(zh: name, en: name)  // there is no third kind of row
        return BilingualText(zh: "\(label.zh)（第 \(row) 行）", en: "\(label.en) (row \(row))")
    }
}

/// What filings are converted to.
package enum ConversionTarget: String, Sendable, CaseIterable {
    /// A workbook a project, or a department.
    case card
    /// One workbook, as the budget system takes it.
    case list
    case json, csv

    /// What is written below the output folder: a file, or the folder of the cards.
    package func output(in language: Language) -> String {
        switch self {
        case .card: "cards"
        case .list: language == .chinese ? "绩效目标清单.xlsx" : "filings.xlsx"
        case .json: "filings.json"
        case .csv: language == .chinese ? "绩效目标清单.csv" : "filings.csv"
        }
    }

    /// All of them.
    static let outputs = Set(allCases.flatMap { target in Language.allCases.map { target.output(in: $0) } })

    var name: BilingualText {
        switch self {
        case .card: BilingualText(zh: "申报表", en: "The card")
        case .list: BilingualText(zh: "清单", en: "The list")
        case .json: BilingualText(zh: "JSON", en: "JSON")
        case .csv: BilingualText(zh: "CSV", en: "CSV")
        }
    }
}
