import FilingModel
import Forms
import Spreadsheet

extension ReviewDesk {
    /// Reads the lists that a bureau keeps, as far as they are given.
    ///
    /// - Parameters:
    ///   - roster: 名册, units and fund requests.
    ///   - evaluations: 事前评估台账.
    ///   - directory: 部门名录.
    ///   - previous: a folder of last year's filings.
    package func lists(
        roster: String? = nil, evaluations: String? = nil, directory: String? = nil, previous: String? = nil
    ) throws(ReviewError) -> BureauLists {
        var lists = BureauLists()
        if let roster { lists.roster = try self.roster(at: roster) }
        if let evaluations {
            lists.evaluations = try read(evaluations, .init(zh: "事前评估台账", en: "register of evaluations")) {
                workbook throws(FormError) in try EvaluationRegisterReader(library).read(workbook)
            }
        }
        if let directory {
            lists.directory = try read(directory, .init(zh: "部门名录", en: "directory of units")) {
                workbook throws(FormError) in try UnitDirectoryReader(library).read(workbook)
            }
        }
        if let previous { lists.previous = try filings(below: previous) }
        return lists
    }

    /// Reads the bureau's list of units and fund requests.
    package func roster(at path: String) throws(ReviewError) -> Roster {
        try read(path, .init(zh: "名册", en: "roster")) { workbook throws(FormError) in
            try RosterReader(library).read(workbook)
        }
    }

    private func read<List>(
        _ path: String, _ kind: BilingualText, _ read: (Workbook) throws(FormError) -> List
    ) throws(ReviewError) -> List {
        let workbook = try workbook(path, kind)
        do {
            return try read(workbook)
        } catch {
            throw .list(
                kind: kind, path: path,
                reason: BilingualText(zh: error.sentence(in: .chinese), en: error.sentence(in: .english)))
        }
    }

    private func workbook(_ path: String, _ kind: BilingualText) throws(ReviewError) -> Workbook {
        do {
            return try opener.open(path: path, name: path).workbook
        } catch {
            throw .list(
                kind: kind, path: path,
                reason: BilingualText(zh: error.sentence(in: .chinese), en: error.sentence(in: .english)))
        }
    }

    /// Last year's filings: a file that cannot be read ends the run, since what is missing would be taken for new.
    private func filings(below path: String) throws(ReviewError) -> [Filing] {
        let kind = BilingualText(zh: "上年申报", en: "last year's filing")
        var filings: [Filing] = []
        for input in try InputCollector([path]).inputs {
            filings += recogniser.recognise(try workbook(input.path, kind)).filings
        }
        guard filings.isEmpty else { return filings }
        throw .list(
            kind: kind, path: path,
            reason: BilingualText(zh: "其中没有认出绩效目标申报表。", en: "no filing was recognised in it."))
    }
}
