import ArgumentParser

/// The files of a run.
struct InputArguments: ParsableArguments {
    @Argument(
        help: HelpText.help(
            "文件或文件夹；- 表示从标准输入逐行读取路径", "Files or folders; - reads a list of paths from standard input",
            valueName: "path"), completion: .file(extensions: []))
    private var given: [String]

    @Flag(
        name: [.customLong("null"), .customShort("0")],
        help: HelpText.help(
            "标准输入中的路径以 NUL 结尾（配合 find -print0）", "Paths on standard input end in NUL, as find -print0 writes them"))
    private var endInNUL = false

    /// Those of standard input included.
    var paths: [String] {
        given.flatMap { $0 == "-" ? Terminal.standardInputPaths(separator: endInNUL ? 0 : 0x0A) : [$0] }
    }
}
