extension XLSXError {
    /// A detail as Chinese readers get it; one that is not known, such as a rare complaint of expat's, stays as it is.
    static func chinese(_ detail: String) -> String {
        if let known = details[detail] { return known }
        if detail.hasSuffix(" bytes that the directory says") { return "大小与压缩包目录所写的不符" }
        for (beginning, text) in beginnings {
            if detail.hasPrefix(beginning) { return text + detail.dropFirst(beginning.count) }
        }
        // `unclosed token, line 2`.
        guard let comma = detail.ranges(of: ", line ").last else { return detail }
        let reason = String(detail[..<comma.lowerBound])
        return "\(details[reason] ?? reason)，第 \(detail[comma.upperBound...]) 行"
    }

    private static let details: [String: String] = [
        "missing": "缺失", "cut short": "不完整", "CRC mismatch": "校验值不符", "corrupt compressed data": "压缩数据损坏",
        "not a complete ZIP archive": "不是完整的压缩包", "zip64 archive": "压缩包为 zip64 格式，不能在其中添加批注",
        "no central directory": "缺少压缩包目录", "the central directory contradicts itself": "压缩包目录前后矛盾",
        "the central directory is cut short": "压缩包目录不完整", "two entries of this name": "包内有两个同名文件",
        "not the part it should be": "内容与名称不符", "not a drawing": "不是图形部件", "not UTF-8": "编码不是 UTF-8",
        "no sheets": "没有工作表", "no sheetData": "没有工作表数据", "no sheet data": "没有工作表数据", "worksheet": "工作表无法读取",
        "DOCTYPE": "含有 DOCTYPE 声明",
        // What expat says.
        "syntax error": "XML 语法错误", "no element found": "XML 为空或未写完", "unclosed token": "XML 未写完",
        "not well-formed (invalid token)": "XML 格式错误", "mismatched tag": "XML 标签不配对", "duplicate attribute": "XML 属性重复",
        "junk after document element": "XML 结尾有多余内容", "undefined entity": "XML 实体未定义", "unknown encoding": "编码不认识",
        "unclosed CDATA section": "XML 未写完", "partial character": "字符不完整",
        "reference to invalid character number": "XML 中有不允许的字符",
        "encoding specified in XML declaration is incorrect": "XML 声明的编码不对",
    ]

    private static let beginnings = [
        ("no part for relationship ", "没有与工作表对应的部件："), ("compression method ", "不支持的压缩方法 "),
    ]
}
