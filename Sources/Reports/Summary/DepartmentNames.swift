import FilingModel

/// Which department each filing belongs to. One department may be written with its code, without it, or be known by
/// its code alone; all of them come under one label, such as `820 示例县交通运输局`.
struct DepartmentNames {
    private var nameOfCode: [String: String] = [:]
    private var codeOfName: [String: String] = [:]
    private let unknown: String

    /// - Parameter unknown: the label of filings that name neither department nor unit.
    init(_ filings: some Sequence<ReviewRecord.FilingRecord>, unknown: String) {
        self.unknown = unknown
        for filing in filings {
            guard let code = filing.departmentCode, let name = filing.department else { continue }
            if nameOfCode[code] == nil { nameOfCode[code] = name }
            if codeOfName[name] == nil { codeOfName[name] = code }
        }
    }

    func label(of filing: ReviewRecord.FilingRecord) -> String {
        let code = filing.departmentCode ?? filing.department.flatMap { codeOfName[$0] }
        let name = code.flatMap { nameOfCode[$0] } ?? filing.department
        switch (code, name) {
        case (let code?, let name?): return "\(code) \(name)"
        case (let code?, nil): return filing.unit.map { "\(code) \($0)" } ?? code
        case (nil, let name?): return name
        case (nil, nil): return filing.unit ?? unknown
        }
    }
}
