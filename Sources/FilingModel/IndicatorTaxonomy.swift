/// How close a level name comes to the official one.
package enum NameMatch: Hashable, Sendable {
    /// The official name, with or without something in brackets behind it, such as the points of `产出指标(50分)`.
    case exact
    /// Only blanks, line breaks, the word 绩效 or the suffix 指标 differ.
    case spelling
    /// Another name in use for the same thing, such as 环境效益指标.
    case alias
}

/// Level 1 of the indicator tree (财预〔2015〕88号; 财预〔2021〕101号 adds cost as a category of its own).
package enum IndicatorCategory: String, Sendable, CaseIterable {
    case output = "产出指标"
    case benefit = "效益指标"
    case satisfaction = "满意度指标"
    case cost = "成本指标"

    package static func reading(_ text: String) -> (category: IndicatorCategory, match: NameMatch)? {
        let name = LevelName(text)
        if let category = official[name.stem] {
            return (category, name.isWritten(category.rawValue) ? .exact : .spelling)
        }
        return aliases[name.stem].map { ($0, .alias) }
    }

    /// The official name for that text, with what stands in brackets behind it; nil for an unknown name.
    package static func officialName(for text: String) -> String? {
        reading(text).map { $0.category.rawValue + LevelName(text).remark }
    }

    /// The category an unknown name most likely means: the one its words point at, or the one of the level-2 name it is.
    /// Nil when they point at none or at several.
    package static func suggestion(for text: String) -> IndicatorCategory? {
        if let kind = IndicatorKind.reading(text)?.kind { return kind.category }
        let stem = LevelName(text).stem
        let hints: [IndicatorCategory: [String]] = [
            .output: ["产出"], .benefit: ["效益", "效果"], .satisfaction: ["满意"], .cost: ["成本"],
        ]
        let meant = hints.filter { $0.value.contains(where: stem.holds) }.keys
        return meant.count == 1 ? meant.first : nil
    }

    private static let official = [String: IndicatorCategory](
        uniqueKeysWithValues: allCases.map { (LevelName($0.rawValue).stem, $0) })

    private static let aliases: [String: IndicatorCategory] = [
        "效果": .benefit, "项目产出": .output, "项目效益": .benefit, "项目效果": .benefit, "服务对象满意度": .satisfaction,
        "社会公众满意度": .satisfaction, "社会公众或服务对象满意度": .satisfaction, "满意": .satisfaction, "项目成本": .cost,
    ]
}

/// Level 2 of the indicator tree, of both documents.
package enum IndicatorKind: String, Sendable, CaseIterable {
    case quantity = "数量指标"
    case quality = "质量指标"
    case timeliness = "时效指标"
    /// Below 产出指标 in 88号.
    case cost = "成本指标"
    case economicBenefit = "经济效益指标"
    case socialBenefit = "社会效益指标"
    case ecologicalBenefit = "生态效益指标"
    case sustainability = "可持续影响指标"
    case satisfaction = "服务对象满意度指标"
    case economicCost = "经济成本指标"
    case socialCost = "社会成本指标"
    case ecologicalCost = "生态环境成本指标"

    package static func reading(_ text: String) -> (kind: IndicatorKind, match: NameMatch)? {
        let name = LevelName(text)
        if let kind = official[name.stem] {
            return (kind, name.isWritten(kind.rawValue) ? .exact : .spelling)
        }
        if let kind = aliases[name.stem] { return (kind, .alias) }
        return name.stem.holds("满意") ? (.satisfaction, .alias) : nil
    }

    /// The official name for that text, with what stands in brackets behind it; nil for an unknown name.
    package static func officialName(for text: String) -> String? {
        reading(text).map { $0.kind.rawValue + LevelName(text).remark }
    }

    /// The category it stands under; for cost, the one of 88号.
    package var category: IndicatorCategory {
        switch self {
        case .quantity, .quality, .timeliness, .cost: .output
        case .economicBenefit, .socialBenefit, .ecologicalBenefit, .sustainability: .benefit
        case .satisfaction: .satisfaction
        case .economicCost, .socialCost, .ecologicalCost: .cost
        }
    }

    /// Whether it belongs below that category in either document's tree. 成本指标 may also repeat its level-1 name.
    package func belongs(to category: IndicatorCategory) -> Bool {
        self.category == category || (self == .cost && category == .cost)
    }

    /// The kinds below a category, in the documents' order.
    package static func kinds(of category: IndicatorCategory) -> [IndicatorKind] {
        allCases.filter { $0.category == category }
    }

    private static let official = [String: IndicatorKind](
        uniqueKeysWithValues: allCases.map { (LevelName($0.rawValue).stem, $0) })

    private static let aliases: [String: IndicatorKind] = [
        "环境效益": .ecologicalBenefit, "生态环境效益": .ecologicalBenefit, "生态": .ecologicalBenefit,
        "进度": .timeliness, "时间": .timeliness, "经济": .economicBenefit, "社会": .socialBenefit,
        "可持续": .sustainability, "可持续发展": .sustainability, "可持续影响效益": .sustainability,
        "可持续效益": .sustainability, "生态成本": .ecologicalCost, "环境成本": .ecologicalCost,
    ]
}

/// A level name parted into what names the level and what may vary: blanks, the word 绩效, the suffix 指标, and a remark
/// in brackets such as the points in `产出指标(50分)`.
private struct LevelName {
    let stem: String
    /// The bracketed end as written; empty without one.
    let remark: String
    /// The name without its remark, as written.
    private let head: String

    init(_ text: String) {
        let trimmed = text.trimmed
        if trimmed.last.map({ ")）".contains($0) }) == true,
            let bracket = trimmed.lastIndex(where: { "(（".contains($0) })
        {
            remark = String(trimmed[bracket...])
            head = String(trimmed[..<bracket]).trimmed
        } else {
            remark = ""
            head = text
        }
        var name = LabelText(head).normalised
        name = name.dropping(suffix: "指标") ?? name
        stem = name.dropping(suffix: "绩效") ?? name
    }

    func isWritten(_ official: String) -> Bool { head == official }
}
