import FilingModel
import Forms
import Spreadsheet

/// The forms that are recognised, told from their definitions.
package struct FormReport: Sendable {
    private let library: FormLibrary
    private let language: Language

    package init(library: FormLibrary, language: Language) {
        self.library = library
        self.language = language
    }

    package var names: [String] { library.definitions.map(\.name) }

    /// - Parameter name: one form, or nil for all.
    package func text(of name: String?) -> String {
        forms(name).map { form in
            let lines = form.fields.map { field in
                let label = library.vocabulary.label(.field(field.path))[language]
                let aliases = library.vocabulary.aliases[.field(field.path)] ?? []  // a field may have no alias
                let mark = field.isRequired ? "*" : " "
                return "  \(mark) \(label)"
                    + (aliases.isEmpty
                        ? "" : text("（也写作 ", " (also ") + aliases.joined(separator: "、") + text("）", ")"))
            }
            return "\(form.name)  \(form.title[language])\n" + lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n") + (name == nil ? "\n" : "") + text("* 为必有栏目\n", "* the form must have it\n")
    }

    package func markdown(of name: String?) -> String {
        forms(name).map { form in
            var lines = [
                "## \(form.title[language])", "", "`\(form.name)`", "",
                text("| 栏目 | 字段 | 必有 | 别名 |", "| Field | Path | Required | Aliases |"), "|---|---|---|---|",
            ]
            for field in form.fields {
                let label = library.vocabulary.label(.field(field.path))[language]
                let aliases = library.vocabulary.aliases[.field(field.path)] ?? []  // a field may have no alias
                lines.append(
                    "| \(label) | `\(field.path)` | \(field.isRequired ? "✓" : "") | \(aliases.joined(separator: "、")) |"
                )
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    package func json(of name: String?) -> String {
        let objects = forms(name).map { form in
            let fields = form.fields.map { field in
                let label = library.vocabulary.label(.field(field.path))
                let aliases = library.vocabulary.aliases[.field(field.path)] ?? []  // a field may have no alias
                return
                    #"{"path":"\#(field.path)","zh":"\#(label.zh)","en":"\#(label.en)","required":\#(field.isRequired),"aliases":[\#(aliases.map { "\"\($0)\"" }.joined(separator: ","))]}"#
            }
            return
                #"{"name":"\#(form.name)","id":"\#(form.id.rawValue)","layout":"\#(form.shape.rawValue)","zh":"\#(form.title.zh)","en":"\#(form.title.en)","fields":[\#(fields.joined(separator: ","))]}"#
        }
        return "[" + objects.joined(separator: ",\n") + "]\n"
    }

    private func forms(_ name: String?) -> [FormDefinition] {
        library.definitions.filter { name == nil || $0.name == name }
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
