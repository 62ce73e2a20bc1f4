import FilingModel
import Spreadsheet
import Yams

/// One form, as declared in `Templates/forms/<name>.yaml`.
package struct FormDefinition: Sendable {
    /// How the form lies in a sheet; a register is a plain list of rows that is not a filing.
    package enum Shape: String, Sendable { case card, list, department, register }

    package struct FieldDeclaration: Hashable, Sendable {
        package let path: FieldPath
        /// Its label belongs in every copy of the form: a sheet without it has a blank field.
        package let isRequired: Bool
    }

    /// The file's name without extension.
    package let name: String
    package let id: FormID
    package let shape: Shape
    package let title: BilingualText
    /// Normalised texts with one of which a title ends.
    package let titles: [String]
    /// Labels without which a block is not this form.
    package let anchors: [Vocabulary.Key]
    package let fields: [FieldDeclaration]
    /// Raised whenever the blank form changes, so that a filing made on an older one is known.
    package let version: Int
    /// How it is drawn; nil for a form that is only recognised.
    package let sheet: FormSheet?

    /// - Parameter file: how messages call it; by its name where nil.
    package init(yaml: String, name: String, file: String? = nil) throws(FormError) {
        let root = try YAMLFile(yaml, name: file ?? name)
        try root.demand(only: ["id", "layout", "title", "titles", "anchors", "fields", "version", "sheet"])
        self.name = name
        id = FormID(rawValue: try root.text("id"))
        guard let shape = Shape(rawValue: try root.text("layout")) else { throw root.malformed("unknown layout") }
        self.shape = shape
        let titleEntries = try root.section("title")
        guard let zh = titleEntries.first(where: { $0.0 == "zh" })?.1.string,
            let en = titleEntries.first(where: { $0.0 == "en" })?.1.string
        else { throw root.malformed("title needs zh and en") }
        title = BilingualText(zh: zh, en: en)
        titles = try root.texts("titles").map { LabelText($0).normalised }
        anchors = try root.texts("anchors").map { name in
            if let column = IndicatorColumn(rawValue: name), column != .unit || shape != .register {
                .indicator(column)
            } else if let column = TaskColumn(rawValue: name) {
                .task(column)
            } else {
                .field(FieldPath(rawValue: name))
            }
        }
        var fields: [FieldDeclaration] = []
        for node in try root.nodes("fields") {
            let entry = try root.mapping(node, "fields")
            guard let path = entry["path"]?.string else { throw root.malformed("a field needs its path", at: node) }
            fields.append(
                FieldDeclaration(path: FieldPath(rawValue: path), isRequired: entry["required"]?.bool == true))
        }
        self.fields = fields
        version = try root.number("version") ?? 1  // the first one
        sheet = try root.node("sheet").map { node throws(FormError) in try FormSheet(node, in: root) }
    }

    /// What its vocabulary key is in a list's heading or a card's label.
    package func declares(_ path: FieldPath) -> Bool { fields.contains { $0.path == path } }

    package var layout: Layout? {
        switch shape {
        case .card: .card
        case .list: .list
        case .department: .department
        case .register: nil
        }
    }
}
