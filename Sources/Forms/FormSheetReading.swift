import FilingModel
import Yams

extension FormSheet {
    /// Reads the section `sheet` of a form definition. An unknown key or word is an error.
    init(_ node: Node, in file: YAMLFile) throws(FormError) {
        let reader = FormSheetReader(file: file)
        let entry = try reader.mapping(node, only: ["tab", "page", "unit", "widths", "parts"])
        tab = try reader.text(entry, "tab")
        isLandscape = try reader.text(entry, "page") == "landscape"
        unit = try entry["unit"].map { node throws(FormError) in
            guard let unit = node.string.flatMap(AmountUnit.init(rawValue:)) else { throw reader.malformed("unit") }
            return unit
        }
        widths = try reader.sequence(entry, "widths").compactMap(\.float)
        var parts: [Part] = []
        for node in try reader.sequence(entry, "parts") { parts.append(try reader.part(node, widths.count)) }
        self.parts = parts
    }
}

private struct FormSheetReader {
    let file: YAMLFile

    func malformed(_ what: String) -> FormError { file.malformed("sheet: \(what)") }

    func mapping(_ node: Node, only keys: Set<String>) throws(FormError) -> Node.Mapping {
        let mapping = try file.mapping(node, "sheet")
        for (key, _) in mapping where !keys.contains(key.string ?? "") {  // a key that is no text is unknown
            throw malformed("unknown key \(key.string ?? "?")")
        }
        return mapping
    }

    func text(_ entry: Node.Mapping, _ key: String) throws(FormError) -> String {
        guard let text = entry[key]?.string else { throw malformed("\(key) is missing") }
        return text
    }

    func sequence(_ entry: Node.Mapping, _ key: String) throws(FormError) -> [Node] {
        guard let sequence = entry[key]?.sequence else { throw malformed("\(key) is missing") }
        return Array(sequence)
    }

    /// A row is a list of cells, or a mapping with its height; a table is a mapping under its kind.
    func part(_ node: Node, _ columns: Int) throws(FormError) -> FormSheet.Part {
        if let cells = node.sequence { return .row(try row(Array(cells), columns), height: nil) }
        let entry = try mapping(node, only: ["cells", "height", "indicators", "tasks", "list"])
        if let table = entry["indicators"] { return .indicators(try indicators(table)) }
        if let table = entry["tasks"] { return .tasks(try tasks(table)) }
        if let table = entry["list"] { return .list(try list(table, columns)) }
        return .row(try row(try sequence(entry, "cells"), columns), height: entry["height"]?.float)
    }

    private func row(_ nodes: [Node], _ columns: Int) throws(FormError) -> [FormSheet.Cell] {
        var cells: [FormSheet.Cell] = []
        for node in nodes { cells.append(try cell(node)) }
        guard cells.reduce(0, { $0 + $1.span }) <= columns else { throw malformed("a row has too many columns") }
        return cells
    }

    private func cell(_ node: Node) throws(FormError) -> FormSheet.Cell {
        let entry = try mapping(
            node,
            only: [
                "title", "year", "unit", "gap", "label", "text", "field", "caption", "note", "money", "span", "down",
                "plain",
            ])
        let content: FormSheet.Cell.Content
        // What has no words of its own is followed by its span.
        var span = entry["span"]?.int
        if let own = entry["title"]?.int {
            (content, span) = (.title, own)
        } else if let own = entry["year"]?.int {
            (content, span) = (.year, own)
        } else if let own = entry["unit"]?.int {
            (content, span) = (.unit, own)
        } else if let own = entry["gap"]?.int {
            (content, span) = (.gap, own)
        } else if let path = entry["label"]?.string {
            content = .label(FieldPath(rawValue: path), text: entry["text"]?.string)
        } else if let path = entry["field"]?.string {
            content = .field(FieldPath(rawValue: path))
        } else if let text = entry["caption"]?.string {
            content = .caption(text, isOfMoney: entry["money"]?.bool == true)
        } else if let text = entry["note"]?.string {
            content = .note(text)
        } else {
            throw malformed("a cell is none of title, year, unit, gap, label, field, caption, note")
        }
        return FormSheet.Cell(
            content, span: try positive(span ?? 1), down: try positive(entry["down"]?.int ?? 1),  // one column, one row
            isPlain: entry["plain"]?.bool == true)
    }

    private func positive(_ number: Int) throws(FormError) -> Int {
        guard (1...100).contains(number) else { throw malformed("\(number) is no number of rows or columns") }
        return number
    }

    private func indicators(_ node: Node) throws(FormError) -> FormSheet.IndicatorBlock {
        let entry = try mapping(node, only: ["of", "caption", "columns", "rows", "printed", "total"])
        return FormSheet.IndicatorBlock(
            isOfTerm: try text(entry, "of") == "term", caption: try text(entry, "caption"),
            columns: try columns(entry), rows: entry["rows"]?.int ?? 0,  // drawn only where it is filled in
            isPrinted: entry["printed"]?.bool == true, total: entry["total"]?.string)
    }

    private func tasks(_ node: Node) throws(FormError) -> FormSheet.TaskBlock {
        let entry = try mapping(node, only: ["caption", "amounts", "total", "columns", "rows"])
        guard let rows = entry["rows"]?.int else { throw malformed("rows is missing") }
        return FormSheet.TaskBlock(
            caption: try text(entry, "caption"), amounts: try text(entry, "amounts"), total: try text(entry, "total"),
            columns: try columns(entry), rows: try positive(rows))
    }

    /// `level1`, or `level3: 2` for one of two columns.
    private func columns<Key: RawRepresentable<String> & Hashable & Sendable>(
        _ entry: Node.Mapping
    ) throws(FormError) -> [FormSheet.Column<Key>] {
        var columns: [FormSheet.Column<Key>] = []
        for node in try sequence(entry, "columns") {
            let pair = node.mapping?.first
            guard let key = (pair?.key ?? node).string.flatMap(Key.init(rawValue:)) else {
                throw malformed("an unknown column")
            }
            columns.append(.init(key: key, span: try positive(pair?.value.int ?? 1)))  // one column
        }
        return columns
    }

    private func list(_ node: Node, _ count: Int) throws(FormError) -> FormSheet.ListBlock {
        let entry = try mapping(node, only: ["columns", "rows", "total"])
        var columns: [FormSheet.ListColumn] = []
        for node in try sequence(entry, "columns") {
            if let name = node.string {
                guard let column = IndicatorColumn(rawValue: name) else { throw malformed("no column \(name)") }
                columns.append(.indicator(column))
            } else {
                let field = try mapping(node, only: ["field", "text"])
                columns.append(.field(FieldPath(rawValue: try text(field, "field")), text: field["text"]?.string))
            }
        }
        guard columns.count == count, let rows = entry["rows"]?.int else {
            throw malformed("a list needs rows, and a width for each of its columns")
        }
        return FormSheet.ListBlock(columns: columns, rows: try positive(rows), total: entry["total"]?.string)
    }
}
