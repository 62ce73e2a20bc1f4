import FilingModel

extension Register {
    /// The filings of projects, as against those of departments.
    var projects: [Filing] { filings.filter { $0.layout != .department } }
}
