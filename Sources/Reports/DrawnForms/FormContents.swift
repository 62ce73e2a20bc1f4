import FilingModel
import Forms

extension FilingContent {
    /// Every field that is stated.
    var paths: Set<FieldPath> {
        var paths = Set(texts.keys).union(amounts.keys)
        if year != nil { paths.insert(.fiscalYear) }
        for (rows, isOfTerm) in [(indicators, false), (termIndicators, true)] {
            for (index, row) in rows.enumerated() {
                paths.formUnion(row.keys.map { .indicator(index + 1, $0, term: isOfTerm) })
            }
        }
        for (index, task) in tasks.enumerated() {
            let stated: [(TaskColumn, Bool)] = [
                (.name, task.name != nil), (.content, task.content != nil), (.total, task.total != nil),
                (.fiscal, task.fiscal != nil), (.other, task.other != nil),
            ]
            paths.formUnion(stated.filter(\.1).map { .task(index + 1, $0.0) })
        }
        return paths
    }
}

extension FormSheet {
    var indicatorBlocks: [IndicatorBlock] {
        parts.compactMap { if case .indicators(let block) = $0 { block } else { nil } }
    }

    var listBlock: ListBlock? {
        parts.lazy.compactMap { if case .list(let block) = $0 { block } else { nil } }.first
    }

    /// The fields that the blank form has a place for.
    var fields: Set<FieldPath> {
        Set(
            parts.flatMap { part -> [FieldPath] in
                guard case .row(let cells, _) = part else { return [] }
                return cells.compactMap { if case .field(let path) = $0.content { path } else { nil } }
            })
    }
}

extension TaskColumn {
    var isMoney: Bool { self == .total || self == .fiscal || self == .other }
}

extension SheetPlan.Content {
    var isFormula: Bool {
        switch self {
        case .formula, .blankFormula: true
        case .blank, .text, .integer, .number, .date, .money, .covered, .link: false
        }
    }
}
