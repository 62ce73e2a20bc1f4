import Foundation
import Testing

/// Shares of a run on the command line, and by the scripts that give them to an engine.
@Suite("Shares of a run")
struct ShardCommandTests {
    private static let department = "\(Program.inbox)/示例县卫生健康局"

    /// Every file below a folder with its bytes, by relative path.
    private func contents(of folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        var contents: [String: Data] = [:]
        for name in names { contents[name] = try? Data(contentsOf: folder.appending(path: name)) }  // nil for a folder
        return contents
    }

    @Test("A list on standard input, its order of no matter, one job or eight: joined, it is a single run")
    func joined() throws {
        try Program.withFolder { folder in
            let lines = """
                find '\(Self.department)' -name '*.xlsx' | sort > list
                "$F" review - --roster '\(Program.root.path)/Samples/roster.xlsx' --out one < list >/dev/null; echo $?
                "$F" review - --shard 1/2 --jobs 8 --out first < list >/dev/null
                sort -r list | "$F" review - --shard 2/2 --jobs 1 --out second >/dev/null
                printf 'second\\nfirst\\n' | "$F" merge - --roster '\(Program.root.path)/Samples/roster.xlsx' --out joined >/dev/null
                echo $?
                """
            #expect(try Program.shell(lines, in: folder).output == "1\n1\n")
            let one = try contents(of: folder.appending(path: "one"))
            #expect(one.count > 12)
            #expect(try contents(of: folder.appending(path: "joined")) == one)
        }
    }

    @Test("What cannot be, is said in a sentence: 64")
    func refused() throws {
        try Program.withFolder { folder in
            let review = ["review", Program.accepted, "--lang", "en", "--out", "out"]
            let withList = try Program.run(
                review + ["--shard", "1/2", "--roster", "\(Program.root.path)/Samples/roster.xlsx"], in: folder)
            #expect(withList.status == 64)
            #expect(withList.errors.contains("A shard takes no roster"))
            for share in ["0/2", "3/2", "half"] {
                #expect(try Program.run(review + ["--shard", share], in: folder).status == 64)
            }
            let shard = try Program.run(review + ["--shard", "2/3"], in: folder)
            #expect(shard.status == 0)
            #expect(shard.output.contains("out/shard.filingdesk  shard 2/3, for filingdesk merge"))
            let merge = try Program.run(["merge", "out", "--lang", "en", "--out", "all"], in: folder)
            #expect(merge.status == 64)
            #expect(merge.errors == "2 of the shards missing: 1/3, 3/3.\n")
            // A shard's folder is no other run's.
            #expect(try Program.run(review, in: folder).status == 64)
        }
    }

    private static func has(_ program: String) -> Bool {
        (try? Program.run("/usr/bin/env", ["which", program], in: Program.root, environment: nil))?.status == 0
    }

    /// In place of the program: fails the first so many times on the second share.
    private func failing(_ times: Int, in folder: URL) throws -> String {
        let script = folder.appending(path: "failing")
        try """
        #!/bin/sh
        case "$*" in
            *"--shard 2/"*)
                [ "$(ls '\(folder.path)' | grep -c '^failed')" -ge \(times) ] || {
                    echo 'no space left' >&2; mktemp '\(folder.path)/failed.XXXXXX' >/dev/null; exit 74; } ;;
        esac
        exec '\(Program.path)' "$@"
        """.write(to: script, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
        return script.path
    }

    @Test(
        "GNU parallel: a shard that fails is tried again, and named when it fails for good",
        .enabled(if: has("parallel")))
    func parallel() throws {
        try Program.withFolder { folder in
            let one = folder.appending(path: "one")
            let run = try Program.run(["review", Self.department, "--out", one.path])
            func scale(_ program: String, _ more: String...) throws -> Program.Outcome {
                try Program.run(
                    "\(Program.root.path)/Scripts/scale/parallel",
                    ["--shards", "3", "--work", "work", "--out", "joined", Self.department] + more, in: folder,
                    environment: ProcessInfo.processInfo.environment.merging(["FILINGDESK": program]) { $1 })
            }
            let failed = try scale(failing(9, in: folder))
            #expect(failed.status == 75)
            #expect(failed.errors.contains("Shard 2/3 ended with 74: no space left"))
            #expect(failed.errors.contains("These shards of 3 failed: 2."))
            // Three tries are gone.
            #expect(try scale(failing(4, in: folder), "--resume").status == run.status)
            #expect(
                try contents(of: folder.appending(path: "joined")) == contents(of: one))
        }
    }

    /// Where `Scripts/scale/check` puts it.
    private static let python = Program.root.appending(path: ".build/pyspark/bin/python").path

    @Test("Spark: the same", .enabled(if: FileManager.default.isExecutableFile(atPath: python) && has("java")))
    func spark() throws {
        try Program.withFolder { folder in
            let one = folder.appending(path: "one")
            let run = try Program.run(["review", Self.department, "--out", one.path])
            try "\(Self.department)\n".write(
                to: folder.appending(path: "list"), atomically: true, encoding: .utf8)
            let environment = ["FILINGDESK": try failing(1, in: folder)]
            let spark = try Program.run(
                Self.python,
                [
                    "\(Program.root.path)/Scripts/scale/spark.py", "--master", "local[1,3]", "--list", "list",
                    "--shards",
                    "2", "--work", "work", "--out", "joined",
                ], in: folder, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
            #expect(spark.status == run.status)
            #expect(try contents(of: folder.appending(path: "joined")) == contents(of: one))
        }
    }
}
