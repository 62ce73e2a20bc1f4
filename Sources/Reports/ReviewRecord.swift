import FilingModel
import Rules
import Spreadsheet

/// Everything a run found: the one value from which the summary workbook and every machine format are written.
package struct ReviewRecord: Sendable {
    /// What could not be read, with the rule that covers it where there is one.
    package struct Failure: Sendable {
        package let rule: RuleID?
        package let message: BilingualText

        package init(rule: RuleID?, message: BilingualText) {
            self.rule = rule
            self.message = message
        }
    }

    package struct FilingRecord: Sendable {
        package let form: FormID
        package let layout: Layout
        package let sheet: String
        /// Where the project's name, else the unit's, stands.
        package let origin: CellOrigin
        package let departmentCode: String?
        package let department: String?
        package let unitCode: String?
        package let unit: String?
        package let project: String?
        package let amount: Money?
        package let fundKind: FundKind?
        /// Reference of the ex-ante evaluation, from the form or the roster.
        package let evaluation: String?
        /// The amount is above the profile's threshold of ex-ante evaluation.
        package let needsEvaluation: Bool
        package let verdict: Verdict
        /// Nil where no rule looked at it.
        package let outcomes: SubjectOutcomes?
        /// What it was made from, for its targets; nil once these are forgotten.
        package fileprivate(set) var filing: Filing?

        package init(
            form: FormID, layout: Layout, sheet: String, origin: CellOrigin, departmentCode: String?,
            department: String?, unitCode: String?, unit: String?, project: String?, amount: Money?,
            fundKind: FundKind?, evaluation: String?, needsEvaluation: Bool, verdict: Verdict,
            outcomes: SubjectOutcomes? = nil, filing: Filing? = nil
        ) {
            self.form = form
            self.layout = layout
            self.sheet = sheet
            self.origin = origin
            self.departmentCode = departmentCode
            self.department = department
            self.unitCode = unitCode
            self.unit = unit
            self.project = project
            self.amount = amount
            self.fundKind = fundKind
            self.evaluation = evaluation
            self.needsEvaluation = needsEvaluation
            self.verdict = verdict
            self.outcomes = outcomes
            self.filing = filing
        }
    }

    package struct FileRecord: Sendable {
        /// Relative, with `/`, as people read it (`LegiblePath`).
        package let path: String
        package let sha256: String
        package let verdict: Verdict
        package let failure: Failure?
        package fileprivate(set) var filings: [FilingRecord]
        /// By what has to be mended first.
        package let findings: [FindingRecord]
        /// Relative to the output folder, such as `annotated/a.xlsx`, as `SystemPath` carries it; nil where none was written.
        package let annotatedPath: String?
        package let correctedPath: String?
        /// Why no copy could be written although the file was read and judged, such as a digital signature.
        package let hindrance: BilingualText?
        /// It is a legacy workbook, and what was judged and copied is an .xlsx made from it.
        package let isConverted: Bool
        /// The blank template it was made from; nil for any other file.
        package let template: TemplateUse?
        /// What came of the rules that look at a file; nil where none did.
        package let outcomes: SubjectOutcomes?
        /// What became of an earlier review's findings, in their order; nil for a file without marks of one.
        package let formerly: [FormerRecord]?

        package init(
            path: String, sha256: String, verdict: Verdict, failure: Failure?, filings: [FilingRecord],
            findings: [FindingRecord], annotatedPath: String?, correctedPath: String?,
            hindrance: BilingualText? = nil, isConverted: Bool = false, template: TemplateUse? = nil,
            outcomes: SubjectOutcomes? = nil, formerly: [FormerRecord]? = nil
        ) {
            self.path = path
            self.sha256 = sha256
            self.verdict = verdict
            self.failure = failure
            self.filings = filings
            self.findings = findings
            self.annotatedPath = annotatedPath
            self.correctedPath = correctedPath
            self.hindrance = hindrance
            self.isConverted = isConverted
            self.template = template
            self.outcomes = outcomes
            self.formerly = formerly
        }
    }

    package let version: String
    package let profile: Profile
    package let year: FiscalYear
    /// In path order.
    package private(set) var files: [FileRecord]
    /// Findings that lie in no file of the run, such as a roster row nobody answered.
    package let registerFindings: [Finding]
    /// Roster rows without a filing: refused.
    package let missing: [Roster.Entry]
    /// Filings that no roster row asks for: index of the file and of the filing in it. Empty without a roster.
    package let unlisted: [(file: Int, filing: Int)]
    package let hasRoster: Bool
    /// How often each rule passed, failed, or could say nothing.
    package let outcomes: [RuleID: Tally]
    /// What came of the rules that look at the run as a whole; nil where none did.
    package let registerOutcomes: SubjectOutcomes?
    /// Nil where none were given.
    package let waivers: WaiverUse?

    package init(
        version: String, profile: Profile, year: FiscalYear, files: [FileRecord], registerFindings: [Finding],
        missing: [Roster.Entry], unlisted: [(file: Int, filing: Int)], hasRoster: Bool,
        outcomes: [RuleID: Tally], registerOutcomes: SubjectOutcomes? = nil, waivers: WaiverUse? = nil
    ) {
        self.version = version
        self.profile = profile
        self.year = year
        self.files = files
        self.registerFindings = registerFindings
        self.missing = missing
        self.unlisted = unlisted
        self.hasRoster = hasRoster
        self.outcomes = outcomes
        self.registerOutcomes = registerOutcomes
        self.waivers = waivers
    }

    /// Lets the filings' own contents go, which are most of what a large run holds; only `review.json` tells of them.
    package mutating func forgetTargets() {
        for file in files.indices {
            for filing in files[file].filings.indices { files[file].filings[filing].filing = nil }
        }
    }
}
