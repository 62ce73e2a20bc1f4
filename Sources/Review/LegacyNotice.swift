import Spreadsheet

/// What the sheets added to a converted copy say of it.
enum LegacyNotice {
    static let text = BilingualText(
        zh: "本文件由报送的旧版 .xls 工作簿转换为 .xlsx，原件未改动；公式已重新计算，请核对后报送本文件。",
        en:
            "This .xlsx is a converted copy of the legacy .xls workbook handed in, which was left alone; its formulas were calculated anew. Check it and hand in this file."
    )
}
