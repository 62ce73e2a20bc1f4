import FilingModel

/// Names of categories and kinds that stand where an indicator's own name belongs: 成本, 满意度指标.
struct IndicatorLabels: Sendable {
    static let parameter = RuleParameters.Declaration(
        "labels", .texts, .init(zh: "由IND-12报告的类别名称", en: "Names of categories, which IND-12 reports"))

    private let labels: Set<LabelText>

    init(_ parameters: RuleParameters) throws(ProfileError) {
        labels = Set(try parameters.texts("labels").map(LabelText.init))
    }

    func contains(_ name: LabelText) -> Bool {
        labels.contains(name) || IndicatorCategory(rawValue: name.normalised) != nil
            || IndicatorKind(rawValue: name.normalised) != nil
    }
}
