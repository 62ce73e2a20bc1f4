import Foundation
import Reports
import Testing

@Suite("doctor tells what is installed and which limits are in force")
struct DoctorTests {
    private static let sound = ["PATH": "/nowhere", "LANG": "C.UTF-8"]

    @Test("As text within 80 columns, in both languages", arguments: ["zh", "en"])
    func text(language: String) throws {
        let outcome = try Program.run(["doctor", "--lang", language, "--max-cells", "77"], environment: Self.sound)
        #expect(outcome.status == 0)
        for line in outcome.output.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
        for word in [
            "libzip", "expat", "libdeflate", "libxlsxwriter", "OpenSSL", "libreoffice-calc-nogui", "enyang-2025",
        ] {
            #expect(outcome.output.contains(word), "\(word)")
        }
        #expect(outcome.output.contains(#/--max-cells +77 /#))
        #expect(outcome.output.contains(#/--max-file-size +512 MiB /#))
    }

    @Test("As JSON: every limit by its option, and what is missing")
    func json() throws {
        let outcome = try Program.run(["doctor", "--format", "json", "--max-sheets", "5"], environment: Self.sound)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let limits = try #require(document["limits"] as? [String: Int])
        #expect(limits.count == 16)
        #expect(limits["max-sheets"] == 5 && limits["max-xml-depth"] == 256 && limits["max-seconds"] == 300)
        let checks = try #require(document["checks"] as? [String: [String: String]])
        #expect(checks["libreoffice"]?["state"] == "remark")
        #expect(document["fit"] as? Bool == true)
    }

    @Test("A folder that cannot be written keeps filings from being reviewed: 1")
    func unfit() throws {
        let outcome = try Program.run(["doctor"], environment: ["TMPDIR": "/nonexistent", "LANG": "C"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("✗ 临时文件夹            /nonexistent 不能写入\n"))
        #expect(outcome.output.contains("! 编码                  C\n"))
    }
}
