import FilingModel
import Rules
import Spreadsheet

/// What the department gets back: a comment a cell and the sheet 审核意见 with everything in one table.
struct AnnotationDraft {
    let findings: [Finding]
    let filings: [Filing]
    let verdict: Verdict
    /// The copy was converted from a legacy workbook.
    let isConverted: Bool
    let language: Language

    /// One annotation a cell; several findings at a cell share it and its colour is the heaviest's.
    var annotations: [CellAnnotation] {
        var order: [CellOrigin] = []
        var byCell: [CellOrigin: [Finding]] = [:]
        for finding in findings where !finding.origin.sheet.isEmpty {
            if byCell[finding.origin] == nil { order.append(finding.origin) }
            byCell[finding.origin, default: []].append(finding)
        }
        return order.compactMap { origin in
            guard let found = byCell[origin], let heaviest = found.map(\.severity).min() else { return nil }
            return CellAnnotation(
                sheet: origin.sheet, cell: origin.cell, level: heaviest.level,
                text: found.map(comment).joined(separator: "\n\n"))
        }
    }

    private func comment(_ finding: Finding) -> String {
        let mend = BilingualText(zh: "修改：", en: "Mend: ")[language]
        return
            "\(finding.severity.label[language]) \(finding.rule)\n\(finding.message[language])\n\(mend)\(finding.mend[language])"
    }

    /// The sheet 审核意见. A column 项目 is there only where the file holds several filings.
    var sheet: SheetDraft {
        let many = filings.count > 1
        let owner = FindingOwner(filings: filings)
        var rows: [SheetDraft.Row] = [
            .init([.init(text("绩效目标审核意见", "Review of performance targets"), .title)], isSpanning: true),
            .init([.init(conclusion, verdict.style)], isSpanning: true),
            .init([.init(advice, .note)], isSpanning: true),
        ]
        if isConverted { rows.append(.init([.init(LegacyNotice.text[language], .note)], isSpanning: true)) }
        let headerRow = rows.count
        rows.append(.init(headings(many).map { .init($0, .header) }))
        for (index, finding) in findings.enumerated() {
            var cells: [SheetDraft.Cell] = [
                .init(String(index + 1), .centred),
                .init(finding.severity.label[language], finding.severity.style),
                .init(finding.rule.rawValue, .centred), place(finding),
            ]
            if many {
                let name = owner.index(of: finding).flatMap { filings[$0].projectName ?? filings[$0].unitName }
                cells.append(.init(name ?? "—", .body))
            }
            cells += [
                .init(finding.message[language], .body), .init(finding.mend[language], .body),
                .init(finding.source[language], .body), .init("", .input),
            ]
            rows.append(.init(cells))
        }
        if findings.isEmpty {
            rows.append(.init([.init(text("未发现问题。", "Nothing was found."), .good)], isSpanning: true))
        }
        let widths: [Double] = [6, 8, 10, 16] + (many ? [18] : []) + [44, 40, 26, 24]
        return SheetDraft(
            name: text("审核意见", "Review"), tabColour: verdict.tabColour, columnWidths: widths, rows: rows,
            headerRow: headerRow)
    }

    private func headings(_ many: Bool) -> [String] {
        let project = many ? [text("项目", "Project")] : []
        return [text("序号", "No."), text("级别", "Severity"), text("规则", "Rule"), text("位置", "Cell")] + project
            + [
                text("问题", "What is wrong"), text("怎么改", "What to do"), text("依据", "Clause"),
                text("单位说明", "Your explanation"),
            ]
    }

    private func place(_ finding: Finding) -> SheetDraft.Cell {
        guard !finding.origin.sheet.isEmpty else { return .init(text("整个文件", "The file"), .centred) }
        return .init(finding.origin.description, .link, target: finding.origin)
    }

    private var conclusion: String {
        let counts = Severity.allCases.map { severity in
            "\(severity.label[language]) \(findings.filter { $0.severity == severity }.count)"
        }
        return text("审核结论：", "Verdict: ") + verdict.label[language] + text("　（", "  (")
            + counts.joined(separator: text("，", ", ")) + text("）", ")")
    }

    private var advice: String {
        switch verdict {
        case .accepted:
            text("申报已受理，无需修改。", "The filing is accepted; nothing has to be changed.")
        case .acceptedWithWarnings:
            text(
                "申报已受理。请核对下列提示，需要说明的请填写“单位说明”。",
                "The filing is accepted. Please check the remarks below and answer them under \"Your explanation\".")
        case .returned, .refused, .unreadable:
            text(
                "请按“怎么改”一栏逐项修改，点击“位置”可跳到对应单元格。错误必须改正；警告确有理由的，可在“单位说明”栏写明。改好后直接报送本文件，批注和本表不必删除。",
                "Please mend each item as described; a click on the cell jumps to it. Errors must be mended; a warning may be answered under \"Your explanation\". Then hand in this very file: comments and this sheet may stay."
            )
        }
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}

extension Severity {
    var level: CellAnnotation.Level {
        switch self {
        case .error: .error
        case .warning: .warning
        case .notice: .notice
        }
    }

    var style: SheetDraft.Style {
        switch self {
        case .error: .error
        case .warning: .warning
        case .notice: .notice
        }
    }
}

extension Verdict {
    fileprivate var style: SheetDraft.Style {
        switch self {
        case .accepted: .good
        case .acceptedWithWarnings: .warning
        case .returned, .refused, .unreadable: .error
        }
    }

    fileprivate var tabColour: String {
        switch self {
        case .accepted: "70AD47"
        case .acceptedWithWarnings: "FFC000"
        case .returned, .refused, .unreadable: "C00000"
        }
    }
}
