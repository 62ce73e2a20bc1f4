import Spreadsheet

/// How each style of an added sheet is drawn: font, fill, border and alignment as they stand in a styles part.
struct CellLook {
    let font: String
    let fill: String
    let hasBorder: Bool
    let alignment: String

    static let thinBorder =
        "<border>"
        + ["left", "right", "top", "bottom"].map { "<\($0) style=\"thin\"><color rgb=\"FFBFBFBF\"/></\($0)>" }.joined()
        + "<diagonal/></border>"
    static let noBorder = "<border><left/><right/><top/><bottom/><diagonal/></border>"

    /// In the order of the styles.
    static let all = SheetDraft.Style.allCases.map { (style: $0, look: CellLook($0)) }

    private init(_ style: SheetDraft.Style) {
        func font(_ colour: String, size: Int = 10, bold: Bool = false, underlined: Bool = false) -> String {
            "<font>\(bold ? "<b/>" : "")\(underlined ? "<u/>" : "")<sz val=\"\(size)\"/><color rgb=\"FF\(colour)\"/><name val=\"微软雅黑\"/><family val=\"2\"/><charset val=\"134\"/></font>"
        }
        func fill(_ colour: String?) -> String {
            guard let colour else { return "<fill><patternFill patternType=\"none\"/></fill>" }
            return
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\(colour)\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        }
        func alignment(_ horizontal: String, _ vertical: String = "center") -> String {
            "<alignment horizontal=\"\(horizontal)\" vertical=\"\(vertical)\" wrapText=\"1\"/>"
        }
        switch style {
        case .title:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("1F3864", size: 16, bold: true), fill(nil), false, alignment("left")
            )
        case .note:
            (self.font, self.fill, hasBorder, self.alignment) = (font("595959"), fill(nil), false, alignment("left"))
        case .header:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("FFFFFF", bold: true), fill("1F3864"), true, alignment("center")
            )
        case .body:
            (self.font, self.fill, hasBorder, self.alignment) = (font("262626"), fill(nil), true, alignment("left"))
        case .centred:
            (self.font, self.fill, hasBorder, self.alignment) = (font("262626"), fill(nil), true, alignment("center"))
        case .error:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("9C0006", bold: true), fill("FFC7CE"), true, alignment("center")
            )
        case .warning:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("7F6000", bold: true), fill("FFEB9C"), true, alignment("center")
            )
        case .notice:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("1F4E79"), fill("DDEBF7"), true, alignment("center")
            )
        case .good:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("375623", bold: true), fill("E2EFDA"), true, alignment("left")
            )
        case .link:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("0563C1", underlined: true), fill(nil), true, alignment("center")
            )
        case .input:
            (self.font, self.fill, hasBorder, self.alignment) = (
                font("262626"), fill("FFFFE5"), true, alignment("left")
            )
        }
    }
}
