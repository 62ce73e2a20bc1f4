/// The role of a cell in an official form, from which its look follows: 宋体 on white, thin black lines, and grey where a
/// form's own words stand over a table.
enum FormRole: Hashable {
    case title, year, unit, note
    case label, partLabel, caption, heading
    /// What a department fills in.
    case text, centred, paragraph, money, number, date
    /// What is summed up.
    case total, totalLabel, totalNumber
    /// The signature lines, without borders.
    case plainLabel, plainText, plainDate
    /// The sheet 填报说明.
    case section, remark, centredRemark, good, bad

    /// Cells that may be typed into.
    var isEntry: Bool {
        switch self {
        case .text, .centred, .paragraph, .money, .number, .date, .plainText, .plainDate: true
        case .title, .year, .unit, .note, .label, .partLabel, .caption, .heading, .total, .totalLabel, .totalNumber,
            .plainLabel, .section, .remark, .centredRemark, .good, .bad:
            false
        }
    }

    var isWrapped: Bool {
        switch self {
        case .note, .label, .caption, .heading, .text, .centred, .paragraph, .totalLabel, .remark, .good, .bad: true
        case .title, .year, .unit, .partLabel, .money, .number, .date, .total, .totalNumber, .plainLabel, .plainText,
            .plainDate, .section, .centredRemark:
            false
        }
    }

    var look: CellLook {
        var look = CellLook(size: 10.5, colour: 0x000000)
        look.font = Self.body
        look.borderColour = 0x000000
        look.isUnlocked = isEntry
        switch self {
        case .title: look.set(size: 18, font: Self.display, border: false, .centre)
        case .year: look.set(size: 12, font: Self.body, border: false, .centre)
        case .unit: look.set(size: 10.5, font: Self.body, border: false, .right)
        case .note: look.set(size: 9.5, font: Self.body, border: false, .left)
        case .label, .caption: look.alignment = .centre
        case .partLabel, .text: break
        case .heading, .totalLabel:
            look.alignment = .centre
            look.isBold = true
            look.fill = Self.shade
        case .centred: look.alignment = .centre
        case .paragraph: look.isTop = true
        case .money: look.set(.right, Self.amount)
        case .number: look.alignment = .centre
        case .date: look.set(.centre, Self.day)
        case .total:
            look.set(.right, Self.amount)
            look.fill = Self.shade
        case .totalNumber:
            look.alignment = .centre
            look.fill = Self.shade
        case .plainLabel: look.set(size: 10.5, font: Self.body, border: false, .right)
        case .plainText: look.set(size: 10.5, font: Self.body, border: false, .left)
        case .plainDate:
            look.set(size: 10.5, font: Self.body, border: false, .left)
            look.numberFormat = Self.day
        case .section: look.set(size: 12, font: Self.display, border: false, .left)
        case .remark: break
        case .centredRemark: look.alignment = .centre
        case .good: look.colour = 0x2E7D32
        case .bad: look.colour = 0xB3261E
        }
        return look
    }

    /// The fonts of official documents, which every Chinese Windows and WPS has.
    private static let body = "宋体"
    private static let display = "黑体"
    private static let shade: UInt32 = 0xF2F2F2
    /// 万元 with up to six decimals, 元 with two.
    private static let amount = "#,##0.00####"
    private static let day = #"yyyy"年"m"月"d"日""#
}

extension CellLook {
    fileprivate mutating func set(size: Double, font: String, border: Bool, _ alignment: Alignment) {
        self.size = size
        self.font = font
        hasBorder = border
        self.alignment = alignment
    }

    fileprivate mutating func set(_ alignment: Alignment, _ format: String) {
        self.alignment = alignment
        numberFormat = format
    }
}
