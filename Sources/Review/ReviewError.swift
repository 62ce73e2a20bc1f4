import Forms
import Reports
import Rules
import Spreadsheet
import XLSX

/// What stops a whole run, as against one file of it.
package enum ReviewError: ToldError, Sendable {
    case noSuchFile(String)
    case unreadableFolder(String)
    /// The output folder holds something that is not a run's output, or lies inside the input.
    case outputFolderInUse(String)
    case outputInsideInput(String)
    /// The reason is a clause without a stop.
    case cannotWrite(path: String, reason: BilingualText)
    /// Somebody stopped the run; files of that phase that are done, and all of them.
    case interrupted(phase: RunProgress.Phase, done: Int, total: Int)
    /// A folder of templates that holds none.
    case noTemplates(String)
    case profile(ProfileError)
    case forms(FormError)
    /// Shards that cannot be joined: why, and what to do.
    case shards(BilingualText)
    /// A list that the bureau keeps, such as the roster.
    case list(kind: BilingualText, path: String, reason: BilingualText)

    package var sentence: BilingualText {
        switch self {
        case .noSuchFile(let path): BilingualText(zh: "找不到“\(path)”。", en: "There is no \"\(path)\".")
        case .unreadableFolder(let path):
            BilingualText(zh: "无法打开文件夹“\(path)”。", en: "The folder \"\(path)\" cannot be opened.")
        case .outputFolderInUse(let path):
            BilingualText(
                zh: "输出文件夹“\(path)”里已有其他文件。请换一个空文件夹，以免覆盖。",
                en:
                    "The output folder \"\(path)\" holds other files. Choose an empty one, so that nothing is overwritten."
            )
        case .outputInsideInput(let path):
            BilingualText(
                zh: "输出文件夹“\(path)”在输入文件夹里面。请放到别处，以免把结果当成申报。",
                en:
                    "The output folder \"\(path)\" lies inside the input. Choose another place, so that results are not taken for filings."
            )
        case .cannotWrite(let path, let reason):
            BilingualText(zh: "无法写入“\(path)”：\(reason.zh)。", en: "\"\(path)\" cannot be written: \(reason.en).")
        case .interrupted(.writing, let done, let total):
            BilingualText(
                zh: "已中断：\(total) 个文件写好了 \(done) 个。用同样的命令加 --resume 继续。",
                en: "Stopped: \(done) of \(total) files are written. The same command with --resume goes on.")
        case .interrupted(.joining, let done, let total):
            BilingualText(
                zh: "已中断：\(total) 个文件合并了 \(done) 个。请重新合并。",
                en: "Stopped: \(done) of \(total) files are joined. Please merge again.")
        case .interrupted(.converting, _, _):
            BilingualText(
                zh: "已中断，没有写出转换结果。请重新运行。",
                en: "Stopped, and nothing is converted yet. Please run it again.")
        case .interrupted(_, let done, let total):
            BilingualText(
                zh: "已中断：\(total) 个文件审核了 \(done) 个，还没有写出结果。请重新运行。",
                en:
                    "Stopped: \(done) of \(total) files are reviewed, and nothing is written yet. Please run it again."
            )
        case .noTemplates(let path):
            BilingualText(
                zh: "“\(path)”里没有表样和档案。它们应当是其中的 forms/*.yaml 和 profiles/*.yaml。",
                en: "\"\(path)\" holds no templates. They have to be its forms/*.yaml and profiles/*.yaml.")
        case .profile(let error): error.sentence
        case .forms(let error): error.sentence
        case .shards(let sentence): sentence
        case .list(let kind, let path, let reason):
            BilingualText(
                zh: "\(kind.zh)“\(path)”无法使用：\(reason.zh)",
                en: "The \(kind.en) \"\(path)\" cannot be used: \(reason.en)")
        }
    }
}

extension ReviewError {
    /// Draws a workbook; what stops it is told of the path that it is for, which is not the one that it is drawn at.
    static func drawing<Result: ~Copyable>(
        _ path: String, _ draw: () throws(ReportError) -> Result
    ) throws(ReviewError) -> Result {
        do {
            return try draw()
        } catch {
            throw .cannotWrite(path: path, reason: error.reason)
        }
    }
}
