import FilingModel
import Spreadsheet
import Yams

/// Reads the bureau's waivers: from a list workbook, recognised by its headings, or from a YAML file.
package struct WaiverReader: Sendable {
    private let library: FormLibrary

    package init(_ library: FormLibrary) { self.library = library }

    /// - Throws: `.registerNotRecognised` without a heading row; `.unreadableRow` for a row that lacks what a waiver needs.
    package func read(_ workbook: Workbook) throws(FormError) -> [Waiver] {
        let table = try RegisterTable(workbook, try library.list("waivers"), library.vocabulary)
        var waivers: [Waiver] = []
        for row in table.rows {
            let name = { (code: FieldPath, name: FieldPath) in
                Self.name(code: table.text(code, row), name: table.text(name, row))
            }
            waivers.append(
                try Self.waiver(
                    rule: table.text(.waiverRule, row), unit: name(.unitCode, .unit),
                    project: name(.projectCode, .projectName), approver: table.text(.waiverApprover, row),
                    reason: table.text(.waiverReason, row), expires: table.text(.waiverExpires, row),
                    place: table.origin(row, .waiverRule).description))
        }
        return waivers
    }

    /// A sequence of mappings below `waivers`, with the keys rule, unit, project, approver, reason and expires.
    ///
    /// - Throws: `.unreadableRow` for a text that is no such file, an unknown key, or an entry that lacks what a waiver needs.
    package func read(yaml text: String) throws(FormError) -> [Waiver] {
        let whole = BilingualText(
            zh: "文件应当有一个 waivers 列表，每项写明 rule、unit 或 project、approver、reason、expires。",
            en:
                "the file must hold a list \"waivers\" of entries with rule, unit or project, approver, reason and expires."
        )
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw .unreadableRow(cell: "YAML", detail: whole) }
        guard let root, let list = root["waivers"]?.sequence else { throw .unreadableRow(cell: "YAML", detail: whole) }
        var waivers: [Waiver] = []
        for (index, node) in list.enumerated() {
            let place = "waivers[\(index + 1)]"
            guard let entry = node.mapping else { throw .unreadableRow(cell: place, detail: whole) }
            // A key that is no text is unknown.
            for key in entry.keys.map({ $0.string ?? "?" }) where !Self.keys.contains(key) {
                throw .unreadableRow(
                    cell: place, detail: BilingualText(zh: "不认识“\(key)”。", en: "\"\(key)\" is unknown."))
            }
            let text = { (key: String) in entry[key]?.scalar?.string.trimmed }
            waivers.append(
                try Self.waiver(
                    rule: text("rule"), unit: Self.name(code: nil, name: text("unit")),
                    project: Self.name(code: nil, name: text("project")), approver: text("approver"),
                    reason: text("reason"), expires: text("expires"), place: place))
        }
        return waivers
    }

    private static let keys: Set<String> = ["rule", "unit", "project", "approver", "reason", "expires"]

    private static func name(code: String?, name: String?) -> CodedName? {
        let named = name.flatMap { $0.isEmpty ? nil : CodedName($0) }
        guard let code = code ?? named?.code else { return named }
        return CodedName(code: code, name: named?.name ?? "")  // a code by itself is enough
    }

    private static func waiver(
        rule: String?, unit: CodedName?, project: CodedName?, approver: String?, reason: String?, expires: String?,
        place: String
    ) throws(FormError) -> Waiver {
        func lacks(_ zh: String, _ en: String) -> FormError {
            .unreadableRow(
                cell: place, detail: BilingualText(zh: "这一项没有写明\(zh)，请补填。", en: "it does not say \(en)."))
        }
        guard let rule, !rule.isEmpty else { throw lacks("规则", "which rule it is about") }
        guard unit != nil || project != nil else { throw lacks("单位或项目", "which unit or project it is about") }
        guard let approver, !approver.isEmpty else { throw lacks("批准人", "who approved it") }
        guard let reason, !reason.isEmpty else { throw lacks("理由", "why") }
        guard let expires, !expires.isEmpty else { throw lacks("有效期", "until when it holds") }
        guard let last = PeriodText(expires)?.end else {
            throw .unreadableRow(
                cell: place,
                detail: BilingualText(
                    zh: "有效期“\(expires)”不是日期，请写成 2025-12-31 的样子。",
                    en: "\"\(expires)\" is no date; write it like 2025-12-31."))
        }
        return Waiver(
            rule: LabelText(rule).normalised.uppercased(), unit: unit, project: project, approver: approver,
            reason: reason,
            expires: last, place: place)
    }
}
