import ArgumentParser
import Review

/// The safety limits that an honest but extraordinary file may need raised. Error sentences name these options.
struct LimitOptions: ParsableArguments {
    @Option(help: HelpText.help("文件大小上限（字节）", "Largest file, in bytes", valueName: "bytes"))
    var maxFileSize: Int?

    @Option(help: HelpText.help("单个部件解压后上限（字节）", "Largest part once inflated, in bytes", valueName: "bytes"))
    var maxPartSize: Int?

    @Option(help: HelpText.help("全部部件解压后上限（字节）", "All parts of a file once inflated, in bytes", valueName: "bytes"))
    var maxTotalSize: Int?

    @Option(help: HelpText.help("压缩比上限", "Largest compression ratio", valueName: "n"))
    var maxRatio: Int?

    @Option(help: HelpText.help("包内文件数上限", "Most entries in the package", valueName: "n"))
    var maxEntries: Int?

    @Option(help: HelpText.help("XML 层数上限", "Deepest XML nesting", valueName: "n"))
    var maxXmlDepth: Int?

    @Option(help: HelpText.help("一个 XML 元素的属性数上限", "Most attributes of an XML element", valueName: "n"))
    var maxXmlAttributes: Int?

    @Option(help: HelpText.help("一个 XML 标签的大小上限（字节）", "Largest XML tag, in bytes", valueName: "bytes"))
    var maxXmlTagSize: Int?

    @Option(
        help: HelpText.help(
            "写法特殊、只能慢速读取的 XML 上限（字节）", "Most XML that is written uncommonly and read slowly, in bytes",
            valueName: "bytes"))
    var maxUncommonXml: Int?

    @Option(help: HelpText.help("非空单元格数上限", "Most non-empty cells", valueName: "n"))
    var maxCells: Int?

    @Option(help: HelpText.help("共享字符串数上限", "Most shared strings", valueName: "n"))
    var maxSharedStrings: Int?

    @Option(help: HelpText.help("单元格格式数上限", "Most cell formats", valueName: "n"))
    var maxCellFormats: Int?

    @Option(help: HelpText.help("合并区域数上限", "Most merged ranges of a sheet", valueName: "n"))
    var maxMerges: Int?

    @Option(help: HelpText.help("工作表数上限", "Most sheets", valueName: "n"))
    var maxSheets: Int?

    @Option(help: HelpText.help("读取一个文件所用内存上限（字节）", "Most memory for one file's content, in bytes", valueName: "bytes"))
    var maxMemory: Int?

    @Option(help: HelpText.help("处理一个文件的时间上限（秒）", "Longest time for one file, in seconds", valueName: "n"))
    var maxSeconds: Int = 300

    /// Each option and the limits it sets.
    private var settings: [(value: Int?, limits: [WritableKeyPath<Limits, Int>])] {
        [
            (maxFileSize, [\.fileSize]),
            (maxPartSize, [\.sheetBytes, \.sharedStringsBytes, \.partBytes]),
            (maxTotalSize, [\.totalBytes]),
            (maxRatio, [\.ratio]),
            (maxEntries, [\.entries]),
            (maxXmlDepth, [\.depth]),
            (maxXmlAttributes, [\.attributes]),
            (maxXmlTagSize, [\.tagBytes]),
            (maxUncommonXml, [\.slowBytes]),
            (maxCells, [\.cells]),
            (maxSharedStrings, [\.sharedStrings]),
            (maxCellFormats, [\.cellFormats]),
            (maxMerges, [\.merges]),
            (maxSheets, [\.sheets]),
            (maxMemory, [\.memory]),
        ]
    }

    func validate() throws {
        guard maxSeconds > 0, settings.allSatisfy({ $0.value.map { $0 > 0 } ?? true }) else {
            throw ValidationError(HelpText.text("上限必须是正整数。", "A limit must be positive."))
        }
    }

    var limits: Limits {
        var limits = Limits.default
        for (value, paths) in settings {
            guard let value else { continue }
            for path in paths { limits[keyPath: path] = value }
        }
        return limits
    }
}
