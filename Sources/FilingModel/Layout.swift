import Spreadsheet

/// How a form lies in a sheet.
package enum Layout: String, Sendable, CaseIterable {
    /// One project a block, labels left and values right.
    case card
    /// One row an indicator, many projects a sheet.
    case list
    /// The department's overall form.
    case department

    /// What people call it.
    package var title: BilingualText {
        switch self {
        case .card: BilingualText(zh: "项目表", en: "card")
        case .list: BilingualText(zh: "项目清单", en: "list")
        case .department: BilingualText(zh: "部门表", en: "department form")
        }
    }
}

/// The name of a form definition, such as `project-target`: the file's `id`.
package struct FormID: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let projectTarget = FormID(rawValue: "project-target")
    package static let departmentTarget = FormID(rawValue: "department-target")
    package static let roster = FormID(rawValue: "roster")
}

/// A budget year.
package struct FiscalYear: Hashable, Comparable, Sendable {
    package let year: Int

    /// Nil outside 2000–2099, where a number is no budget year.
    package init?(_ year: Int) {
        guard (2000...2099).contains(year) else { return nil }
        self.year = year
    }

    package static func < (left: FiscalYear, right: FiscalYear) -> Bool { left.year < right.year }
}
