/// The languages in which everything a person reads is written.
package enum Language: String, Sendable, CaseIterable, Codable {
    case chinese = "zh"
    case english = "en"
}

/// One sentence or label in both languages.
package struct BilingualText: Hashable, Sendable, Codable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }

    /// Without its stop, for a place inside another sentence.
    package var clause: BilingualText {
        BilingualText(zh: zh.last == "。" ? String(zh.dropLast()) : zh, en: en.last == "." ? String(en.dropLast()) : en)
    }
}
