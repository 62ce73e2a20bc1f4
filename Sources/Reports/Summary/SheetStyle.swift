import Rules

/// The role of a cell in a drawn sheet, from which its look follows.
struct SheetStyle: Hashable {
    enum Role: Hashable {
        case title, note, section, header
        case text, centred, integer, money, share, link
        case verdict(Verdict)
        case severity(Severity)
        case good, bad
        case total, totalInteger, totalMoney
        case cardLabel, cardInteger, cardMoney
        /// A cell of an official form.
        case form(FormRole)
    }

    let role: Role
    /// Every other row of a table is tinted.
    let isBanded: Bool

    init(_ role: Role, banded: Bool = false) {
        self.role = role
        isBanded = banded
    }
}

/// What a cell looks like; colours as `0xRRGGBB`.
struct CellLook: Hashable {
    enum Alignment: Hashable { case left, centre, right }

    var size = 10.0
    var isBold = false
    var isUnderlined = false
    var colour: UInt32 = 0x1F2937
    var fill: UInt32?
    var alignment = Alignment.left
    var hasBorder = true
    var numberFormat: String?
    var font = SheetStyle.font
    var borderColour = SheetStyle.border
    var isTop = false
    /// Free to be typed into where the sheet is protected.
    var isUnlocked = false
}

extension SheetStyle {
    static let font = "微软雅黑"
    static let border: UInt32 = 0xD5DCE6
    static let accent: UInt32 = 0x1F4E79
    private static let band: UInt32 = 0xF6F9FC
    private static let totalFill: UInt32 = 0xE3ECF6
    private static let yuan = "#,##0.00"
    private static let count = "#,##0"

    /// Whether the look wraps its text, without making the look.
    var isWrapped: Bool {
        switch role {
        case .header, .text, .centred, .link, .verdict, .severity, .good, .bad: true
        case .title, .note, .section, .integer, .money, .share: false
        case .total, .totalInteger, .totalMoney, .cardLabel, .cardInteger, .cardMoney: false
        case .form(let role): role.isWrapped
        }
    }

    var look: CellLook {
        var look = CellLook()
        look.fill = isBanded ? Self.band : nil
        switch role {
        case .title:
            look = CellLook(size: 18, isBold: true, colour: Self.accent, hasBorder: false)
        case .note:
            look = CellLook(size: 9, colour: 0x6B7280, hasBorder: false)
        case .section:
            look = CellLook(size: 12, isBold: true, colour: Self.accent, hasBorder: false)
        case .header:
            look.isBold = true
            look.colour = 0xFFFFFF
            look.fill = Self.accent
            look.alignment = .centre
        case .text: break
        case .centred:
            look.alignment = .centre
        case .integer: look.set(.centre, Self.count)
        case .money: look.set(.right, Self.yuan)
        case .share: look.set(.right, "0.0%")
        case .link:
            look.colour = 0x0B5CAD
            look.isUnderlined = true
        case .verdict(let verdict): look.badge(Self.colours(of: verdict))
        case .severity(let severity): look.badge(Self.colours(of: severity))
        case .good: look.badge(Self.colours(of: .accepted))
        case .bad: look.badge(Self.colours(of: .refused))
        case .total, .totalInteger, .totalMoney:
            look.isBold = true
            look.fill = Self.totalFill
            if role == .totalInteger { look.set(.centre, Self.count) }
            if role == .totalMoney { look.set(.right, Self.yuan) }
        case .cardLabel:
            look = CellLook(size: 10, colour: 0x51606F, fill: 0xEEF3F9, alignment: .centre)
        case .cardInteger, .cardMoney:
            look = CellLook(size: 16, isBold: true, colour: Self.accent, fill: 0xEEF3F9, alignment: .centre)
            look.numberFormat = role == .cardMoney ? Self.yuan : Self.count
        case .form(let role): look = role.look
        }
        return look
    }

    /// Ink and paper of a verdict; charts use the same.
    static func colours(of verdict: Verdict) -> (ink: UInt32, paper: UInt32, solid: UInt32) {
        switch verdict {
        case .accepted: (0x2E7D32, 0xE3F2E1, 0x63A867)
        case .acceptedWithWarnings: (0x8A6100, 0xFFF6D9, 0xE9C46A)
        case .returned: (0xB45309, 0xFDEBD8, 0xE98A4B)
        case .refused: (0xB3261E, 0xFADCDA, 0xC8453B)
        case .unreadable: (0x4B5563, 0xE5E7EB, 0x9AA3AF)
        }
    }

    static func colours(of severity: Severity) -> (ink: UInt32, paper: UInt32, solid: UInt32) {
        switch severity {
        case .error: colours(of: .refused)
        case .warning: colours(of: .acceptedWithWarnings)
        case .notice: (0x1F4E79, 0xDFEBF7, 0x6FA3D2)
        }
    }
}

extension CellLook {
    fileprivate mutating func set(_ alignment: Alignment, _ format: String) {
        self.alignment = alignment
        numberFormat = format
    }

    fileprivate mutating func badge(_ colours: (ink: UInt32, paper: UInt32, solid: UInt32)) {
        colour = colours.ink
        fill = colours.paper
        alignment = .centre
        isBold = true
    }
}
