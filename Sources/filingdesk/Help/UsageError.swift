import Spreadsheet

/// What the parser says of a command line that it cannot follow, in either language.
struct UsageError {
    /// As the parser says it, in English.
    let message: String

    func sentence(in language: Language) -> String {
        // An argument that may be repeated is named with dots.
        let told = (message.split(separator: "\n").first.map(String.init) ?? message).replacing(" ...'", with: "'")
        switch language {
        case .english: return told.hasSuffix(".") || told.hasSuffix("?") ? told : told + "."
        case .chinese: return chinese(told) ?? told
        }
    }

    /// Nil for what is in Chinese already, or nobody has met.
    private func chinese(_ told: String) -> String? {
        if let match = told.firstMatch(of: /^Missing expected argument '(.+)'/) { return "缺少 \(match.1)。" }
        if let match = told.firstMatch(of: /^Missing one of: (.+)$/) { return "缺少其中之一：\(match.1)。" }
        if let match = told.firstMatch(of: /^Missing value for '(.+)'/) { return "\(match.1) 后面缺少值。" }
        if let match = told.firstMatch(of: /^Unknown option '(.+)'\. Did you mean '(.+)'\?/) {
            return "没有选项 \(match.1)。是不是想写 \(match.2)？"
        }
        if let match = told.firstMatch(of: /^Unknown option '(.+)'/) { return "没有选项 \(match.1)。" }
        if let match = told.firstMatch(of: /^Unexpected argument '(.+)'/) { return "不认识“\(match.1)”。" }
        if let match = told.firstMatch(of: /^[0-9]+ unexpected arguments: (.+)$/) { return "不认识 \(match.1)。" }
        if let match = told.firstMatch(of: /^The value '(.*)' is invalid for '(.+?)'(.*)$/) {
            let values = match.3.matches(of: /'([^']+)'/).map { String($0.1) }
            return "\(match.2) 不能是“\(match.1)”。" + (values.isEmpty ? "" : "可用的有：\(values.joined(separator: "、"))。")
        }
        return nil
    }
}
