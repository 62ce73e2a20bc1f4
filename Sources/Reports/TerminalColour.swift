import Rules

/// Colours of a terminal; none where they are not wanted.
struct TerminalColour {
    let isOn: Bool

    func paint(_ text: String, _ verdict: Verdict) -> String {
        switch verdict {
        case .accepted: code("32", text)
        case .acceptedWithWarnings: code("33", text)
        case .returned: code("31", text)
        case .refused, .unreadable: code("1;31", text)
        }
    }

    func paint(_ text: String, _ severity: Severity) -> String {
        switch severity {
        case .error: code("31", text)
        case .warning: code("33", text)
        case .notice: code("36", text)
        }
    }

    func dim(_ text: String) -> String { code("2", text) }

    private func code(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
