import ArgumentParser
import Review

/// The safety limits that an honest but extraordinary file may need raised. Error sentences name these options.
struct LimitOptions: ParsableArguments {
    @Option(help: HelpText.help("文件大小上限（字节）", "Largest file, in bytes", valueName: "bytes"))
    var maxFileSize: Int?

    @Option(help: HelpText.help("单个部件解压后上限（字节）", "Largest part once inflated, in bytes", valueName: "bytes"))
    var maxPartSize: Int?

    @Option(help: HelpText.help("压缩比上限", "Largest compression ratio", valueName: "n"))
    var maxRatio: Int?

    @Option(help: HelpText.help("包内文件数上限", "Most entries in the package", valueName: "n"))
    var maxEntries: Int?

    @Option(help: HelpText.help("XML 层数上限", "Deepest XML nesting", valueName: "n"))
    var maxXmlDepth: Int?

    @Option(help: HelpText.help("一个 XML 元素的属性数上限", "Most attributes of an XML element", valueName: "n"))
    var maxXmlAttributes: Int?

    @Option(help: HelpText.help("非空单元格数上限", "Most non-empty cells", valueName: "n"))
    var maxCells: Int?

    @Option(help: HelpText.help("合并区域数上限", "Most merged ranges of a sheet", valueName: "n"))
    var maxMerges: Int?

    @Option(help: HelpText.help("工作表数上限", "Most sheets", valueName: "n"))
    var maxSheets: Int?

    func validate() throws {
        let given = [
            maxFileSize, maxPartSize, maxRatio, maxEntries, maxXmlDepth, maxXmlAttributes, maxCells, maxMerges, maxSheets,
        ].compactMap(\.self)
        guard given.allSatisfy({ $0 > 0 }) else { throw ValidationError(HelpText.text("上限必须是正整数。", "A limit must be positive.")) }
    }

    var limits: Limits {
        var limits = Limits.default
        if let maxFileSize { limits.fileSize = maxFileSize }
        if let maxPartSize { (limits.sheetBytes, limits.sharedStringsBytes, limits.partBytes) = (maxPartSize, maxPartSize, maxPartSize) }
        if let maxRatio { limits.ratio = maxRatio }
        if let maxEntries { limits.entries = maxEntries }
        if let maxXmlDepth { limits.depth = maxXmlDepth }
        if let maxXmlAttributes { limits.attributes = maxXmlAttributes }
        if let maxCells { limits.cells = maxCells }
        if let maxMerges { limits.merges = maxMerges }
        if let maxSheets { limits.sheets = maxSheets }
        return limits
    }
}
