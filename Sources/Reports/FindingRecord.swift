import FilingModel
import Rules
import Spreadsheet

extension ReviewRecord {
    /// One thing to mend, with all that is known of it: in how many places it stands, whether it was there before, and what
    /// the department says to it.
    package struct FindingRecord: Sendable {
        package struct Occurrence: Sendable {
            package let finding: Finding
            /// Index into the file's `filings`; nil for a finding about the file as a whole.
            package let filing: Int?
            /// The correction was made in the corrected workbook.
            package let isApplied: Bool

            package init(finding: Finding, filing: Int?, isApplied: Bool) {
                self.finding = finding
                self.filing = filing
                self.isApplied = isApplied
            }
        }

        package let cause: RootCause
        /// One for each of the cause's findings.
        package let occurrences: [Occurrence]
        /// Nil for a file that bears no marks of an earlier review.
        package let followUp: FollowUp?
        /// 单位说明, as the department wrote it.
        package let explanation: String?
        /// The sheet around the first cell; nil unless a page is to be written.
        package let excerpt: SheetExcerpt?

        package init(
            _ cause: RootCause, occurrences: [Occurrence], followUp: FollowUp? = nil, explanation: String? = nil,
            excerpt: SheetExcerpt? = nil
        ) {
            self.cause = cause
            self.occurrences = occurrences
            self.followUp = followUp
            self.explanation = explanation
            self.excerpt = excerpt
        }

        /// A finding by itself.
        package init(finding: Finding, filing: Int?, isApplied: Bool) {
            self.init(
                RootCause(finding),
                occurrences: [Occurrence(finding: finding, filing: filing, isApplied: isApplied)])
        }

        /// The one that speaks for all.
        package var finding: Finding { cause.leader }

        /// Indexes into the file's `filings`, each once.
        package var filings: [Int] { Set(occurrences.compactMap(\.filing)).sorted() }

        /// The filing it is about; nil where it is about the file, or about several.
        package var filing: Int? {
            filings.count == 1 && occurrences.allSatisfy { $0.filing != nil } ? filings.first : nil
        }

        package var isWaived: Bool { finding.waiver != nil }

        /// All corrections were made in the corrected workbook.
        package var isApplied: Bool { !occurrences.isEmpty && occurrences.allSatisfy(\.isApplied) }
    }

    /// A finding against those of the review before.
    package enum FollowUp: String, Sendable {
        case new, open

        package var label: BilingualText {
            switch self {
            case .new: BilingualText(zh: "新问题", en: "new")
            case .open: BilingualText(zh: "仍未改", en: "still open")
            }
        }
    }

    /// A finding of the review before, and what became of it.
    package struct FormerRecord: Sendable {
        package enum Fate: String, Sendable, CaseIterable {
            case mended, open
            /// The rule could say nothing this time, as for want of a list.
            case unchecked

            package var label: BilingualText {
                switch self {
                case .mended: BilingualText(zh: "已改正", en: "mended")
                case .open: BilingualText(zh: "仍未改", en: "still open")
                case .unchecked: BilingualText(zh: "本次未复核", en: "not checked again")
                }
            }
        }

        package let rule: RuleID
        package let sheet: String
        /// Where it stood, as that review wrote it.
        package let places: String
        package let message: String
        package let explanation: String?
        package let fate: Fate

        package init(
            rule: RuleID, sheet: String, places: String, message: String, explanation: String?, fate: Fate
        ) {
            self.rule = rule
            self.sheet = sheet
            self.places = places
            self.message = message
            self.explanation = explanation
            self.fate = fate
        }
    }

    /// The waivers of a run: how often each was used, and which are out of time.
    package struct WaiverUse: Sendable {
        package enum Status: String, Sendable {
            case used, unused, expired

            package var label: BilingualText {
                switch self {
                case .used: BilingualText(zh: "已使用", en: "used")
                case .unused: BilingualText(zh: "未用到", en: "unused")
                case .expired: BilingualText(zh: "已过期", en: "expired")
                }
            }
        }

        package let list: WaiverList
        /// Findings and missing filings let pass, by waiver.
        package let counts: [Waiver: Int]

        package init(_ list: WaiverList, counts: [Waiver: Int]) {
            self.list = list
            self.counts = counts
        }

        package func count(of waiver: Waiver) -> Int { counts[waiver, default: 0] }

        package func status(of waiver: Waiver) -> Status {
            if list.isExpired(waiver) { return .expired }
            return count(of: waiver) > 0 ? .used : .unused
        }
    }
}
