import FilingModel

/// Last year's filings, to be found by project.
struct LastYear {
    private let byCode: [LabelText: Filing]
    private let byName: [[LabelText]: Filing]

    init(_ filings: [Filing]) {
        var byCode: [LabelText: Filing] = [:]
        var byName: [[LabelText]: Filing] = [:]
        for filing in filings where filing.layout != .department {
            if let code = Self.code(filing), byCode[code] == nil { byCode[code] = filing }
            if let name = Self.name(filing), byName[name] == nil { byName[name] = filing }
        }
        self.byCode = byCode
        self.byName = byName
    }

    /// The same project's: by its code, else by its unit and name.
    func filing(of project: Filing) -> Filing? {
        Self.code(project).flatMap { byCode[$0] } ?? Self.name(project).flatMap { byName[$0] }
    }

    private static func code(_ filing: Filing) -> LabelText? {
        (filing.texts[.projectCode]?.value ?? filing.projectName.flatMap { CodedName($0).code }).map(LabelText.init)
    }

    private static func name(_ filing: Filing) -> [LabelText]? {
        filing.projectName.flatMap { name in
            filing.unitName.map { [LabelText($0), LabelText(CodedName(name).name)] }
        }
    }
}
