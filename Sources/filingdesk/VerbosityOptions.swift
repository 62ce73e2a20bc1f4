import ArgumentParser

/// How much is said on standard error.
struct VerbosityOptions: ParsableArguments {
    @Flag(
        name: .shortAndLong,
        help: HelpText.help("只输出结果和错误，不显示进度和略过的文件", "Nothing but results and errors: no progress, no skipped files"))
    var quiet = false

    @Flag(
        name: .shortAndLong,
        help: HelpText.help(
            "说明用了什么，以及每个文件认出了什么、用了多久",
            "Say what is in force, and for each file what was recognised and how long it took"))
    var verbose = false

    func validate() throws {
        guard !(quiet && verbose) else {
            throw ValidationError(
                HelpText.text("--quiet 和 --verbose 只能用一个。", "--quiet and --verbose exclude each other."))
        }
    }
}
