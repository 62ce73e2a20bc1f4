import Foundation
import Testing

/// What the system does not let us write is said in one sentence, names the path that was asked for, and ends with 74.
@Suite("Results that cannot be written")
struct RefusedWritingTests {
    @Test("A file stands where the folder should be")
    func blocked() throws {
        try Program.withFolder { folder in
            try Data("mine".utf8).write(to: folder.appending(path: "out"))
            for (words, sentence) in [
                (["review", Program.inbox, "--out", "out"], "无法写入“out”：已有同名的文件。\n"),
                (["convert", Program.inbox, "--to", "list", "--out", "out/new"], "无法写入“out/new”：路径中有一段是文件，不是文件夹。\n"),
                (["template", "--out", "out/new"], "无法写入“out/new”：路径中有一段是文件，不是文件夹。\n"),
            ] {
                let outcome = try Program.run(words, in: folder)
                #expect(outcome.errors == sentence, "\(words)")
                #expect(outcome.status == 74 && outcome.output.isEmpty, "\(words)")
            }
            #expect(try String(contentsOf: folder.appending(path: "out"), encoding: .utf8) == "mine")
        }
    }

    @Test("Standard output that is full is no success")
    func fullOutput() throws {
        let outcome = try Program.shell("\"$F\" check '\(Program.inbox)' >/dev/full", in: Program.root)
        #expect(outcome.errors == "结果写不到标准输出：磁盘空间或配额已用完。\n")
        #expect(outcome.status == 74)
        // Who stops reading has had enough.
        let pipe = try Program.shell(
            "{ \"$F\" check '\(Program.inbox)'; echo $? >&2; } | head -c 1 >/dev/null", in: Program.root)
        #expect(!pipe.errors.contains("标准输出"))
    }
}
