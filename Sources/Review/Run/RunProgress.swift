import Spreadsheet

/// How far a run is: told after each file, and when a phase begins.
package struct RunProgress: Hashable, Sendable {
    package enum Phase: String, Sendable {
        /// Each file is read and judged by itself.
        case reading
        /// All filings are held against each other and the bureau's lists.
        case comparing
        /// Pieces of the sheets are taken for a page.
        case excerpting
        /// Copies are written.
        case writing
        /// The shards' copies are brought together.
        case joining
        /// Each file is read for a conversion.
        case converting
        /// `review.json` and the summary are written.
        case summing

        package var label: BilingualText {
            switch self {
            case .reading: BilingualText(zh: "审核", en: "Reviewing")
            case .comparing: BilingualText(zh: "比对", en: "Comparing")
            case .excerpting: BilingualText(zh: "截取表格", en: "Taking pieces of the sheets")
            case .writing: BilingualText(zh: "写批注稿", en: "Writing copies")
            case .joining: BilingualText(zh: "合并批注稿", en: "Joining copies")
            case .converting: BilingualText(zh: "转换", en: "Converting")
            case .summing: BilingualText(zh: "汇总", en: "Summing up")
            }
        }
    }

    package let phase: Phase
    /// Steps done in this phase, and steps in all: files, but for what is done with all of them at once.
    package let done: Int
    package let total: Int

    package init(_ phase: Phase, done: Int, total: Int) {
        self.phase = phase
        self.done = done
        self.total = total
    }
}
