import FilingModel
import Forms
import FoundationEssentials
import Rules
import Spreadsheet
import XLSX

extension ReviewDesk {
    /// Reads the lists that a bureau keeps, as far as they are given.
    ///
    /// - Parameters:
    ///   - roster: 名册, units and fund requests.
    ///   - evaluations: 事前评估台账.
    ///   - directory: 部门名录.
    ///   - previous: a folder of last year's filings, or the `review.json` of last year's run.
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
        if let previous {
            lists.previous = try previous.hasSuffix(".json") ? filings(reviewedIn: previous) : filings(below: previous)
        }
        return lists
    }

    /// Reads the bureau's list of units and fund requests.
    package func roster(at path: String) throws(ReviewError) -> Roster {
        try read(path, .init(zh: "名册", en: "roster")) { workbook throws(FormError) in
            try RosterReader(library).read(workbook)
        }
    }

    /// Reads the bureau's waivers, from a list workbook or a YAML file.
    ///
    /// - Parameter day: the one on which they have to be in force.
    package func waivers(at path: String, on day: CellDate.Day) throws(ReviewError) -> WaiverList {
        let kind = BilingualText(zh: "豁免清单", en: "list of waivers")
        let reader = WaiverReader(library)
        let waivers: [Waiver]
        if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
            let bytes = try Self.bytes(of: path, kind)
            do {
                waivers = try reader.read(yaml: String(decoding: bytes, as: UTF8.self))
            } catch {
                throw .unusable(kind, path, error)
            }
        } else {
            waivers = try read(path, kind) { workbook throws(FormError) in try reader.read(workbook) }
        }
        let known = Set(RuleCatalogue.descriptions.map(\.id.rawValue))
        if let stray = waivers.first(where: { !known.contains($0.rule) }) {
            throw .list(
                kind: kind, path: path,
                reason: BilingualText(
                    zh: "\(stray.place)：没有编号为“\(stray.rule)”的规则。",
                    en: "\(stray.place): there is no rule \"\(stray.rule)\"."))
        }
        return WaiverList(waivers, on: day)
    }

    private func read<List>(
        _ path: String, _ kind: BilingualText, _ read: (Workbook) throws(FormError) -> List
    ) throws(ReviewError) -> List {
        let workbook = try workbook(path, kind)
        do {
            return try read(workbook)
        } catch {
            throw .unusable(kind, path, error)
        }
    }

    /// Of a file that is no workbook.
    private static func bytes(of path: String, _ kind: BilingualText) throws(ReviewError) -> [UInt8] {
        guard Folder.isFolder(path) != nil else { throw .noSuchFile(path) }
        do {
            return try FileBytes.read(path, limit: Limits.default.fileSize)
        } catch {
            throw .list(kind: kind, path: path, reason: error.sentence)
        }
    }

    private func workbook(_ path: String, _ kind: BilingualText) throws(ReviewError) -> Workbook {
        guard Folder.isFolder(path) != nil else { throw .noSuchFile(path) }
        do {
            return try opener.open(path: path, name: LegiblePath.text(path)).workbook
        } catch {
            throw .list(kind: kind, path: path, reason: error.sentence)
        }
    }

    /// Last year's filings, as that year's run wrote them down.
    private func filings(reviewedIn path: String) throws(ReviewError) -> [Filing] {
        let kind = BilingualText(zh: "上年审核结果", en: "last year's review")
        let bytes = Data(try Self.bytes(of: path, kind))
        // The reason is in the sentence.
        guard let filings = (try? PreviousReview(bytes))?.filings, !filings.isEmpty else {
            throw .list(
                kind: kind, path: path,
                reason: BilingualText(
                    zh: "它不是本工具 review 写出的 review.json，或其中没有指标。",
                    en: "it is no review.json that this tool wrote, or holds no indicators."))
        }
        return filings
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

extension ReviewError {
    fileprivate static func unusable(_ kind: BilingualText, _ path: String, _ error: FormError) -> ReviewError {
        .list(kind: kind, path: path, reason: error.sentence)
    }
}
