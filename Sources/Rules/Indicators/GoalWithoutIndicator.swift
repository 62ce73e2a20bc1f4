import FilingModel
import Spreadsheet

package struct GoalWithoutIndicator: FilingRule {
    package static let description = RuleDescription(
        id: "IND-16",
        title: .init(zh: "目标中有一项没有对应的指标", en: "An item of the goal without an indicator"),
        requirement: .init(
            zh: "年度目标分条写的，每一条都有指标来衡量。", en: "Where the goal is a numbered list, each item has an indicator."),
        rationale: .init(
            zh: "写进目标而没有指标，年终就没法考核。", en: "What no indicator measures cannot be assessed at year's end."),
        source: .init(
            zh: "财预〔2015〕88号 绩效目标审核（相关性）", en: "MOF Caiyu [2015] No. 88, review of relevance"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.card, ["goal.year": "1.养护农村公路120公里；2.路面完好率达到95%以上，群众满意。"]),
            .accepted(.list, ["goal.year": "目标1：完成公路养护120公里。目标2：受益群众8600人。"]),
            .rejected(.card, ["goal.year": "↓1.养护农村公路120公里；2.采购应急装备30台；3.路面完好率95%以上。"]),
            .rejected(.list, ["goal.year": "↓（1）养护公路120公里；（2）开展驾驶培训600场次。"], saying: "开展驾驶培训600场次"),
            .rejected(.department, ["goal.year": "↓目标1：养护农村公路120公里。\n目标2：购置执法船艇2艘。"]),
            .accepted(.card, ["goal.year": "1.采购应急装备30台；2.培训驾驶员600人次。"]),
            .rejected(.card, ["goal.year": "↓一是养护农村公路120公里；二是采购应急装备30台。"]),
            .rejected(.card, ["goal.year": "↓（1）、养护农村公路120公里；（2）、采购应急装备30台。"]),
            // An item that was left empty says nothing.
            .accepted(.card, ["goal.year": "1.养护农村公路120公里；2.路面完好率95%以上；3."]),
            // No list, though 是 stands behind commas.
            .accepted(.card, ["goal.year": "日常养护是民生实事，是农村公路畅通的保障，是乡村振兴的基础。"]),
            // Numbers and stops in common relate nothing to anything.
            .rejected(.department, ["goal.year": "↓1.养护农村公路120公里；2.培训驾驶员600人次。"]),
            .rejected(.list, ["goal.year": "↓1.养护农村公路120公里；2.实施桥梁加固工程，共3座。"]),
            // Without any indicator COMP-06 reports.
            .unanswered(
                .department,
                withoutIndicators.merging(["goal.year": "1.养护农村公路120公里；2.抢通水毁路段6处。"]) { typed, _ in typed },
                because: .fieldWithoutValue),
            // Numbers that begin no item.
            .accepted(.card, ["goal.year": "公路养护，30台应急装备采购，12公里养护农村公路。"]),
            .accepted(.card, ["goal.year": "公路养护。一级公路养护农村公路；二手装备采购。"]),
        ])

    /// What empties all rows of the department's table.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...5).flatMap { row in
            ["level3", "value"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let goal = filing.text(.yearGoal) else { return .fieldNotInForm }
        guard let text = goal.value, !filing.filledIndicators.isEmpty else { return .fieldWithoutValue }
        let items = Self.items(of: text)
        let measured = filing.filledIndicators.reduce(into: Set<UInt64>()) { pairs, row in
            pairs.formUnion(Self.pairs(row.level3.raw + "，" + row.value.raw))
        }
        let stray = items.filter { Self.pairs($0).isDisjoint(with: measured) }
        // A goal that shares no word with the table is one of another vocabulary, and nothing can be told; so is a single item.
        guard !stray.isEmpty, stray.count < items.count else { return .pass }
        let shown = stray.map { "“\($0.trimmed.prefix(24))”" }.joined(separator: "、")
        return .fail([
            Violation(
                at: goal,
                message: .init(
                    zh: "年度目标中的\(shown)没有对应的指标。", en: "No indicator measures \(shown) of the goal."),
                mend: .init(
                    zh: "请为这一项增加指标，或从目标中删去。", en: "Add an indicator for it, or take it out of the goal."))
        ])
    }

    /// The texts behind 1. 2、 （3） 四是 目标5：.
    private static func items(of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let marks = scalars.indices.compactMap { mark(at: $0, in: scalars) }
        return marks.indices.map { index in
            let end = index + 1 < marks.count ? marks[index + 1].lowerBound : scalars.count
            return String(String.UnicodeScalarView(scalars[marks[index].upperBound..<end]))
        }.filter { !pairs($0).isEmpty }
    }

    /// The mark of a list's item that begins at the place, itself behind nothing or a stop. By hand: a regular expression is
    /// parsed at each use, and there is a goal in every filing.
    private static func mark(at start: Int, in text: [Unicode.Scalar]) -> Range<Int>? {
        guard start == 0 || LabelText.isBlank(text[start - 1]) || "；;。，,：:".unicodeScalars.contains(text[start - 1])
        else { return nil }
        var place = start
        func skip(_ options: String, atMost most: Int) -> Int {
            var count = 0
            while count < most, place < text.count, options.unicodeScalars.contains(LabelText.narrowed(text[place])) {
                place += 1
                count += 1
            }
            return count
        }
        if text[place...].starts(with: "目标".unicodeScalars) { place += 2 }
        if skip("①②③④⑤⑥⑦⑧⑨⑩", atMost: 1) == 1 { return start..<place }
        _ = skip("(", atMost: 1)
        if skip("0123456789", atMost: 2) > 0 {
            guard skip(").、:", atMost: 1) == 1 else { return nil }
            // 1.5 is a number.
            return skip("0123456789", atMost: 1) == 0 ? start..<place : nil
        }
        guard skip("一二三四五六七八九十", atMost: 2) > 0, skip("是、)", atMost: 1) == 1 else { return nil }
        return start..<place
    }

    /// Every two characters of Chinese that stand side by side: words, near enough.
    private static func pairs(_ text: String) -> Set<UInt64> { allPairs(text).subtracting(common) }

    private static func allPairs(_ text: String) -> Set<UInt64> {
        var pairs: Set<UInt64> = []
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let before, isChinese(before), isChinese(scalar) {
                pairs.insert(UInt64(before.value) << 32 | UInt64(scalar.value))
            }
            before = scalar
        }
        return pairs
    }

    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

    /// Words of every goal and every table, which relate nothing to anything.
    private static let common = [
        "完成", "达到", "以上", "以下", "目标", "指标", "年度", "全年", "工作", "项目", "开展", "实施", "进行", "提高", "提升", "确保", "保障", "做好",
        "加强", "推进",
        "不低", "低于", "不少", "少于", "成率", "成本",
    ].reduce(into: Set<UInt64>()) { $0.formUnion(allPairs($1)) }
}
