/// How close a level name comes to the official one.
package enum NameMatch: Hashable, Sendable {
    case exact
    /// Only spaces, line breaks, points in brackets or the word 指标 differ.
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
        if let category = allCases.first(where: { LevelName($0.rawValue).stem == name.stem }) {
            return (category, text == category.rawValue ? .exact : .spelling)
        }
        let aliases: [String: IndicatorCategory] = [
            "效果": .benefit, "项目产出": .output, "项目效益": .benefit, "服务对象满意度": .satisfaction, "满意": .satisfaction,
        ]
        return aliases[name.stem].map { ($0, .alias) }
    }
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
        if let kind = allCases.first(where: { LevelName($0.rawValue).stem == name.stem }) {
            return (kind, text == kind.rawValue ? .exact : .spelling)
        }
        let aliases: [String: IndicatorKind] = [
            "环境效益": .ecologicalBenefit, "生态环境效益": .ecologicalBenefit, "生态": .ecologicalBenefit,
            "进度": .timeliness, "时间": .timeliness, "经济": .economicBenefit, "社会": .socialBenefit,
            "可持续": .sustainability, "可持续发展": .sustainability, "可持续影响效益": .sustainability,
            "生态成本": .ecologicalCost, "环境成本": .ecologicalCost,
        ]
        if let kind = aliases[name.stem] { return (kind, .alias) }
        return name.stem.contains("满意") ? (.satisfaction, .alias) : nil
    }

    /// The categories it may stand under.
    package var category: IndicatorCategory {
        switch self {
        case .quantity, .quality, .timeliness, .cost: .output
        case .economicBenefit, .socialBenefit, .ecologicalBenefit, .sustainability: .benefit
        case .satisfaction: .satisfaction
        case .economicCost, .socialCost, .ecologicalCost: .cost
        }
    }
}

/// A level name without what may vary: spaces, points in brackets (`产出指标(50分)`), the word 绩效, the suffix 指标.
private struct LevelName {
    let stem: String

    init(_ text: String) {
        var name = LabelText(text).normalised
        if name.hasSuffix(")"), let bracket = name.lastIndex(of: "(") { name = String(name[..<bracket]) }
        if name.hasSuffix("指标") { name = String(name.dropLast(2)) }
        stem = name
    }
}
