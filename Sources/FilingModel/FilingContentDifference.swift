extension FilingContent {
    /// The fields in which another content is not as this one, in the order in which forms have them: what a layout has
    /// lost, where the other one was read from it.
    package func differences(from other: FilingContent) -> [FieldPath] {
        var paths: [FieldPath] = year == other.year ? [] : [.fiscalYear]
        for path in Set(texts.keys).union(other.texts.keys).sorted() where texts[path] != other.texts[path] {
            paths.append(path)
        }
        for path in Set(amounts.keys).union(other.amounts.keys).sorted() where amounts[path] != other.amounts[path] {
            paths.append(path)
        }
        paths += Self.differences(indicators, other.indicators, isTerm: false)
        paths += Self.differences(termIndicators, other.termIndicators, isTerm: true)
        for index in 0..<max(tasks.count, other.tasks.count) {
            // A row too few is empty.
            let (left, right) = (tasks.at(index) ?? TaskRow(), other.tasks.at(index) ?? TaskRow())
            for column in TaskColumn.allCases where left.isOther(than: right, in: column) {
                paths.append(.task(index + 1, column))
            }
        }
        return paths
    }

    private static func differences(
        _ left: [IndicatorRow], _ right: [IndicatorRow], isTerm: Bool
    ) -> [FieldPath] {
        (0..<max(left.count, right.count)).flatMap { index in
            IndicatorColumn.allCases.filter { left.at(index)?[$0] != right.at(index)?[$0] }
                .map { FieldPath.indicator(index + 1, $0, term: isTerm) }
        }
    }
}

extension FilingContent.TaskRow {
    fileprivate func isOther(than other: Self, in column: TaskColumn) -> Bool {
        switch column {
        case .name: name != other.name
        case .content: content != other.content
        case .total: total != other.total
        case .fiscal: fiscal != other.fiscal
        case .other: self.other != other.other
        }
    }
}

extension Array {
    fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension Set<FieldPath> {
    fileprivate func sorted() -> [FieldPath] {
        sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
    }
}
