import FilingModel
import Reports
import Rules
import Spreadsheet

/// What the department gets back: a comment a cell and the sheet 审核意见 with everything in one table.
struct AnnotationDraft {
    let file: JudgedFile
    let language: Language

    /// One annotation a cell; several findings at a cell share it and its colour is the heaviest's. What is waived needs no
    /// mark.
    var annotations: [CellAnnotation] {
        var order: [CellOrigin] = []
        var byCell: [CellOrigin: [(number: Int, finding: Finding)]] = [:]
        for (index, item) in file.items.enumerated() where item.cause.leader.waiver == nil {
            for finding in item.cause.findings where !finding.origin.sheet.isEmpty {
                if byCell[finding.origin] == nil { order.append(finding.origin) }
                byCell[finding.origin, default: []].append((index + 1, finding))
            }
        }
        return order.compactMap { origin in
            guard let found = byCell[origin], let heaviest = found.map(\.finding.severity).min() else { return nil }
            return CellAnnotation(
                sheet: origin.sheet, cell: origin.cell, level: heaviest.level,
                text: found.map(comment).joined(separator: "\n\n"))
        }
    }

    private func comment(_ number: Int, _ finding: Finding) -> String {
        let mend = BilingualText(zh: "修改：", en: "Mend: ")[language]
        let head = "\(finding.severity.label[language]) \(finding.rule)\(FindingKey.reference(number, in: language))"
        return "\(head)\n\(finding.message[language])\n\(mend)\(finding.mend[language])"
    }

    /// The sheet 审核意见. A column 项目 is there only where the file holds several filings, and one 与上次相比 where it was
    /// reviewed before; then what has been mended since is told at the foot.
    var sheet: SheetDraft {
        let columns = ReviewColumn.allCases.filter { column in
            switch column {
            case .project: file.filings.count > 1
            case .followUp: file.formerly != nil
            default: true
            }
        }
        var rows: [SheetDraft.Row] = [
            .init([.init(text("绩效目标审核意见", "Review of performance targets"), .title)], isSpanning: true),
            .init([.init(conclusion, file.verdict.style)], isSpanning: true),
            .init([.init(advice, .note)], isSpanning: true),
        ]
        if let progress { rows.append(.init([.init(progress, .note)], isSpanning: true)) }
        if file.isConverted { rows.append(.init([.init(LegacyNotice.text[language], .note)], isSpanning: true)) }
        if let notice = file.template?.notice { rows.append(.init([.init(notice[language], .note)], isSpanning: true)) }
        let headerRow = rows.count
        rows.append(.init(columns.map { .init($0.heading[language], .header) }))
        let owner = FindingOwner(filings: file.filings)
        for (index, item) in file.items.enumerated() {
            rows.append(.init(columns.map { cell(of: $0, number: index + 1, item, owner) }))
        }
        // A file that was not reviewed before has no earlier findings.
        if file.items.isEmpty, (file.formerly ?? []).isEmpty {
            rows.append(.init([.init(text("未发现问题。", "Nothing was found."), .good)], isSpanning: true))
        }
        for former in file.formerly ?? [] where former.fate != .open {
            rows.append(.init(columns.map { cell(of: $0, former) }))
        }
        return SheetDraft(
            name: text("审核意见", "Review"), tabColour: file.verdict.tabColour, columnWidths: columns.map(\.width),
            rows: rows, headerRow: headerRow)
    }

    private func cell(
        of column: ReviewColumn, number: Int, _ item: JudgedFile.Item, _ owner: FindingOwner
    ) -> SheetDraft.Cell {
        let finding = item.cause.leader
        switch column {
        case .number: return .init(String(number), .centred)
        case .severity:
            return finding.waiver == nil
                ? .init(finding.severity.label[language], finding.severity.style) : .init(text("豁免", "Waived"), .good)
        case .rule: return .init(finding.rule.rawValue, .centred)
        case .place: return place(item.cause)
        case .project:
            let projects = Set(item.cause.findings.map { owner.index(of: $0) })
            guard projects.count == 1 else {
                return .init(text("\(projects.count) 个项目", "\(projects.count) projects"), .body)
            }
            let name = projects.first?.flatMap { file.filings[$0].projectName ?? file.filings[$0].unitName }
            return .init(name ?? "—", .body)
        case .followUp:
            guard let followUp = item.followUp else { return .init("", .centred) }
            return .init(followUp.label[language], followUp == .open ? .warning : .centred)
        case .message: return .init(item.cause.text(language), .body)
        case .mend: return .init(item.cause.mend[language], .body)
        case .source: return .init(finding.source[language], .body)
        case .explanation: return .init(item.explanation ?? "", .input)  // the department has not said anything
        case .key: return .init(FindingKey(number: number, item.cause).text, .body)
        }
    }

    /// A finding of the review before that is not there any more.
    private func cell(of column: ReviewColumn, _ former: ReviewRecord.FormerRecord) -> SheetDraft.Cell {
        switch column {
        case .number: .init("—", .centred)
        case .severity: .init(former.fate.label[language], former.fate == .mended ? .good : .notice)
        case .rule: .init(former.rule.rawValue, .centred)
        case .place: .init(former.places, .centred)
        case .followUp: .init(former.fate.label[language], .centred)
        case .message: .init(former.message, .body)
        case .mend:
            .init(
                former.fate == .mended
                    ? text("无需再改。", "Nothing more to do.")
                    : text(
                        "这条规则本次没有可用的资料，未能复核。", "The rule could not be checked this time, for want of what it needs."),
                .body)
        case .explanation: .init(former.explanation ?? "", .body)  // there was none
        case .project, .source, .key: .init("", .body)
        }
    }

    private func place(_ cause: RootCause) -> SheetDraft.Cell {
        let origin = cause.leader.origin
        guard !origin.sheet.isEmpty else { return .init(text("整个文件", "The file"), .centred) }
        return .init("\(origin.sheet)!\(cause.places.text(limit: 1, in: language))", .link, target: origin)
    }

    private var conclusion: String {
        var counts = Severity.allCases.map { severity in
            let items = file.items.filter { $0.cause.leader.severity == severity && $0.cause.leader.waiver == nil }
            let explained = items.count { $0.explanation != nil }
            // An error cannot be explained away.
            let note =
                severity == .error || explained == 0 ? "" : text("（已说明 \(explained)）", " (\(explained) explained)")
            return "\(severity.label[language]) \(items.count)\(note)"
        }
        let waived = file.items.count { $0.cause.leader.waiver != nil }
        if waived > 0 { counts.append(text("豁免 \(waived)", "waived \(waived)")) }
        return text("审核结论：", "Verdict: ") + file.verdict.label[language] + text("　（", "  (")
            + counts.joined(separator: text("，", ", ")) + text("）", ")")
    }

    /// What has come of the review before; nil without one.
    private var progress: String? {
        guard let formerly = file.formerly else { return nil }
        let fresh = file.items.count { $0.followUp == .new }
        let counts = ReviewRecord.FormerRecord.Fate.allCases.map { fate in (fate, formerly.count { $0.fate == fate }) }
        let told = counts.filter { $0.0 != .unchecked || $0.1 > 0 }.map { "\($0.0.label[language]) \($0.1)" }
        return text("与上次审核相比：", "Since the last review: ")
            + (told + [text("新问题 \(fresh)", "new \(fresh)")]).joined(separator: text("，", ", ")) + text("。", ".")
    }

    private var advice: String {
        switch file.verdict {
        case .accepted:
            text("申报已受理，无需修改。", "The filing is accepted; nothing has to be changed.")
        case .acceptedWithWarnings:
            text(
                "申报已受理。请核对下列提示，需要说明的请填写“单位说明”。",
                "The filing is accepted. Please check the remarks below and answer them under \"Your explanation\".")
        case .returned, .refused, .unreadable:
            text(
                "请按“怎么改”一栏从上到下逐项修改，点击“位置”可跳到对应单元格。错误必须改正；警告确有理由的，可在“单位说明”栏写明。改好后直接报送本文件，批注和本表不必删除。",
                "Please mend each item from top to bottom; a click on the cell jumps to it. Errors must be mended; a warning may be answered under \"Your explanation\". Then hand in this very file: comments and this sheet may stay."
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
