import FilingModel
import Spreadsheet

/// Reads 部门名录. Codes and names may stand in one cell (820-示例县交通运输局); departments may stand only at their first unit.
package struct UnitDirectoryReader: Sendable {
    private let library: FormLibrary

    package init(_ library: FormLibrary) { self.library = library }

    /// - Throws: `.registerNotRecognised` without a heading row; `.unreadableRow` for a row without a unit, and for a code that
    ///   two names have.
    package func read(_ workbook: Workbook) throws(FormError) -> UnitDirectory {
        let table = try RegisterTable(workbook, try library.list("directory"), library.vocabulary)
        var entries: [UnitDirectory.Entry] = []
        var department: (code: String?, name: String?) = (nil, nil)
        var names: [String: String] = [:]
        for row in table.rows {
            let stated = table.text(.department, row).map { CodedName($0) }
            if let stated { department = (table.text(.departmentCode, row) ?? stated.code, stated.name) }
            guard let unit = table.text(.unit, row).map({ CodedName($0) }) else {
                throw table.unreadable(
                    table.origin(row, .unit).cell,
                    BilingualText(zh: "这一行没有单位名称，请补填。", en: "The row has no unit; please add its name."))
            }
            let code = table.text(.unitCode, row) ?? unit.code
            if let code, let known = names.updateValue(unit.name, forKey: code),
                LabelText(known) != LabelText(unit.name)
            {
                throw table.unreadable(
                    table.origin(row, .unitCode).cell,
                    BilingualText(
                        zh: "代码\(code)在名录中既是“\(known)”，又是“\(unit.name)”。",
                        en: "The code \(code) belongs to both \"\(known)\" and \"\(unit.name)\"."))
            }
            entries.append(
                UnitDirectory.Entry(
                    departmentCode: department.code, departmentName: department.name, unitCode: code,
                    unitName: unit.name, origin: table.origin(row, .unit)))
        }
        return UnitDirectory(id: workbook.id, entries: entries)
    }
}
