import Spreadsheet

/// What is wrong with a profile file.
package enum ProfileError: ToldError, Hashable, Sendable {
    case notFound(name: String, known: [String])
    case malformed(name: String, detail: String)
    case unknownKey(name: String, key: String)
    case unknownRule(name: String, rule: String)
    case missingParameter(rule: RuleID, name: String, kind: RuleParameters.Kind)

    package var sentence: BilingualText {
        switch self {
        case .notFound(let name, let known):
            BilingualText(
                zh: "找不到规则档案“\(name)”。可用的有：\(known.joined(separator: "、"))；也可以给出文件路径。",
                en:
                    "There is no profile \"\(name)\". Known: \(known.joined(separator: ", ")); a file path works too."
            )
        case .malformed(let name, let detail):
            BilingualText(zh: "规则档案“\(name)”格式有误：\(detail)。", en: "Profile \"\(name)\" is malformed: \(detail).")
        case .unknownKey(let name, let key):
            BilingualText(
                zh: "规则档案“\(name)”中有不认识的键“\(key)”。", en: "Profile \"\(name)\" has an unknown key \"\(key)\".")
        case .unknownRule(let name, let rule):
            BilingualText(
                zh: "规则档案“\(name)”中有不存在的规则“\(rule)”。", en: "Profile \"\(name)\" names an unknown rule \"\(rule)\".")
        case .missingParameter(let rule, let name, let kind):
            BilingualText(
                zh: "规则档案缺少 \(rule) 的参数“\(name)”（\(kind.rawValue)）。",
                en: "The profile lacks the parameter \"\(name)\" (\(kind.rawValue)) of \(rule).")
        }
    }
}
