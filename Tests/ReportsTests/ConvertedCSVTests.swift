import Reports
import Testing

@Suite("Texts of a CSV that a spreadsheet would compute")
struct ConvertedCSVTests {
    @Test(
        "An apostrophe stands before what begins like a formula, and comes off again",
        arguments: [
            ("=1+1", "'=1+1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"), ("\nx", "'\nx"), ("＝1+1", "'＝1+1"), ("'quoted", "''quoted"), ("''", "'''"),
            ("--1", "'--1"),
            // No formula.
            ("＝", "＝"), ("-", "-"), ("-5", "-5"), ("+0.5", "+0.5"), ("≥95", "≥95"), ("5=5", "5=5"), ("", ""),
            ("-5.", "'-5."), ("-.5", "'-.5"),
        ])
    func guarding(text: String, written: String) {
        #expect(CSVGuard.guarded(text) == written)
        #expect(CSVGuard.unguarded(written) == text)
    }
}
