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
    var maxSeconds: Int = Self.defaultSeconds

    /// Each option and the limits it sets.
    private var settings: [(option: String, value: Int?, limits: [WritableKeyPath<Limits, Int>])] {
        [
            ("--max-file-size", maxFileSize, [\.fileSize]),
            ("--max-part-size", maxPartSize, [\.sheetBytes, \.sharedStringsBytes, \.partBytes]),
            ("--max-total-size", maxTotalSize, [\.totalBytes]),
            ("--max-ratio", maxRatio, [\.ratio]),
            ("--max-entries", maxEntries, [\.entries]),
            ("--max-xml-depth", maxXmlDepth, [\.depth]),
            ("--max-xml-attributes", maxXmlAttributes, [\.attributes]),
            ("--max-xml-tag-size", maxXmlTagSize, [\.tagBytes]),
            ("--max-uncommon-xml", maxUncommonXml, [\.slowBytes]),
            ("--max-cells", maxCells, [\.cells]),
            ("--max-shared-strings", maxSharedStrings, [\.sharedStrings]),
            ("--max-cell-formats", maxCellFormats, [\.cellFormats]),
            ("--max-merges", maxMerges, [\.merges]),
            ("--max-sheets", maxSheets, [\.sheets]),
            ("--max-memory", maxMemory, [\.memory]),
        ]
    }

    func validate() throws {
        guard maxSeconds > 0, settings.allSatisfy({ $0.value.map { $0 > 0 } ?? true }) else {
            throw ValidationError(HelpText.text("上限必须是正整数。", "A limit must be positive."))
        }
    }

    var limits: Limits {
        var limits = Limits.default
        for (_, value, paths) in settings {
            guard let value else { continue }
            for path in paths { limits[keyPath: path] = value }
        }
        return limits
    }

    /// A limit as it is in force.
    struct InForce {
        let option: String
        let number: Int
        /// Whether it was asked for on the command line.
        let isRaised: Bool

        /// Where a limit is a round number of mebibytes or gibibytes, it is told as that.
        var value: String {
            for (unit, size) in [("GiB", 1 << 30), ("MiB", 1 << 20)]
            where option.hasSuffix("-size") || option.hasSuffix("-memory") || option.hasSuffix("-xml") {
                if number >= size, number % size == 0 { return "\(number / size) \(unit)" }
            }
            return String(number)
        }
    }

    /// All of them. An option for parts of several kinds tells the largest of their limits.
    var inForce: [InForce] {
        let limits = limits
        return settings.map { option, value, paths in
            InForce(
                option: option, number: paths.map { limits[keyPath: $0] }.max() ?? 0,  // each option sets one at least
                isRaised: value != nil)
        } + [InForce(option: "--max-seconds", number: maxSeconds, isRaised: maxSeconds != Self.defaultSeconds)]
    }

    private static let defaultSeconds = 300
}
