import FoundationEssentials
import Reports
import Review
import Rules
import Spreadsheet

/// What a run would find on this machine.
struct DoctorReport {
    struct Entry {
        enum State: String {
            case fine
            /// Something is less than it could be.
            case remark
            /// No filing can be reviewed.
            case missing

            var mark: String {
                switch self {
                case .fine: "✓"
                case .remark: "!"
                case .missing: "✗"
                }
            }
        }

        /// For scripts.
        let key: String
        let name: BilingualText
        let value: BilingualText
        var state = State.fine
        /// What to do about it.
        var advice: BilingualText?

        init(
            _ key: String, _ name: BilingualText, _ value: BilingualText, _ state: State = .fine,
            advice: BilingualText? = nil
        ) {
            self.key = key
            self.name = name
            self.value = value
            self.state = state
            self.advice = advice
        }

        /// A value that reads the same in both languages.
        init(_ key: String, _ name: BilingualText, plain value: String) {
            self.init(key, name, BilingualText(zh: value, en: value))
        }
    }

    let sections: [(title: BilingualText, entries: [Entry])]
    private let limits: LimitOptions

    init(profile: Profile, templates: TemplateFolder, folder: String?, limits: LimitOptions) {
        self.limits = limits
        sections = [
            (
                BilingualText(zh: "程序", en: "Program"),
                [
                    Entry("version", BilingualText(zh: "版本", en: "Version"), plain: Product.version),
                    Entry(
                        "profile", BilingualText(zh: "规则档案", en: "Profile"),
                        BilingualText(
                            zh: "\(profile.id)（\(profile.title.zh)）", en: "\(profile.id) (\(profile.title.en))")),
                    Self.templates(templates, folder),
                    Self.converter,
                ]
            ),
            (BilingualText(zh: "本机", en: "Machine"), Machine.entries),
            (BilingualText(zh: "终端", en: "Terminal"), Terminal.entries),
            (
                BilingualText(zh: "程序库", en: "Libraries"),
                Libraries.versions.map { Entry($0.name, BilingualText(zh: $0.name, en: $0.name), plain: $0.version) }
            ),
        ]
    }

    /// Whether filings can be reviewed.
    var isFit: Bool { !sections.flatMap(\.entries).contains { $0.state == .missing } }

    private static func templates(_ templates: TemplateFolder, _ folder: String?) -> Entry {
        let name = BilingualText(zh: "表样", en: "Templates")
        guard let folder else { return Entry("templates", name, BilingualText(zh: "程序自带", en: "the program's own")) }
        let shown = LegiblePath.text(folder)
        let own = templates.names.joined(separator: ", ")
        return Entry(
            "templates", name,
            BilingualText(zh: "\(shown)（\(own)），其余程序自带", en: "\(shown) (\(own)), else the program's own"))
    }

    private static var converter: Entry {
        let name = BilingualText(zh: "LibreOffice（.xls）", en: "LibreOffice (.xls)")
        guard let converter = Converter() else {
            return Entry(
                "libreoffice", name, BilingualText(zh: "没有安装", en: "not installed"), .remark,
                advice: BilingualText(
                    zh: "要审核旧版 .xls，请安装：apt-get install \(Converter.package)",
                    en: "To review legacy .xls files: apt-get install \(Converter.package)"))
        }
        return Entry(
            "libreoffice", name, plain: [converter.version, converter.path].compactMap(\.self).joined(separator: "  "))
    }

    /// In lines that fit the width.
    func text(in language: Language, width: Int) -> String {
        var lines: [String] = []
        for (title, entries) in sections {
            lines.append(title[language])
            for entry in entries {
                let head = "  \(entry.state.mark) " + DisplayWidth.padded(entry.name[language], to: 22)
                lines += hanging(head, entry.value[language], width)
                if let advice = entry.advice {
                    lines += hanging(String(repeating: " ", count: 26), advice[language], width)
                }
            }
            lines.append("")
        }
        lines.append(
            BilingualText(zh: "每个文件的限制（可用选项放宽）", en: "Limits of each file, and the options that raise them")[language])
        let command = CommandDescription.program?.command(named: ["doctor"]).command
        for limit in limits.inForce {
            // Each limit is an option of this very command.
            let help = command?.shownArguments.first { $0.option == limit.option }?.abstract ?? ""
            let head = "  " + DisplayWidth.padded(limit.option, to: 22) + DisplayWidth.rightAligned(limit.value, to: 16)
            lines += hanging(head + "  ", help, width)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func hanging(_ head: String, _ text: String, _ width: Int) -> [String] {
        let indent = DisplayWidth.of(head)
        let lines = DisplayWidth.wrapped(text, to: max(20, width - indent))
        return [head + (lines.first ?? "")]  // an empty text has no line
            + lines.dropFirst().map { String(repeating: " ", count: indent) + $0 }
    }

    private struct Document: Encodable {
        struct Item: Encodable {
            let value: String
            let state: String
            let advice: String?
        }

        let version: String
        let fit: Bool
        let checks: [String: Item]
        let limits: [String: Int]
    }

    /// - Throws: what `JSONEncoder` throws, which is nothing for texts and numbers.
    func json(in language: Language) throws -> String {
        let items = sections.flatMap(\.entries).map { entry in
            (
                entry.key,
                Document.Item(
                    value: entry.value[language], state: entry.state.rawValue, advice: entry.advice?[language])
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let document = Document(
            version: Product.version, fit: isFit, checks: Dictionary(items) { first, _ in first },
            limits: Dictionary(uniqueKeysWithValues: limits.inForce.map { (String($0.option.dropFirst(2)), $0.number) })
        )
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }
}
