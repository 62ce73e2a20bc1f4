import Spreadsheet
import Testing

@Suite("Values")
struct ValueTests {
    @Test(
        "Serial numbers of the 1900 system",
        arguments: [
            (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"), (45_000, "2023-03-15"),
            (45_000.75, "2023-03-15T18:00:00"), (0.4375, "10:30:00"), (2_958_465, "9999-12-31"),
        ])
    func serial1900(_ serial: Double, _ text: String) {
        #expect(CellDate(serial: serial, date1904: false)?.description == text)
    }

    @Test(
        "Serial numbers of the 1904 system",
        arguments: [(60.0, "1904-03-01"), (1, "1904-01-02"), (45_000, "2027-03-16")])
    func serial1904(_ serial: Double, _ text: String) {
        #expect(CellDate(serial: serial, date1904: true)?.description == text)
    }

    @Test("No date below 0 or past the year 9999", arguments: [-1.0, 2_958_466])
    func noDate(_ serial: Double) {
        #expect(CellDate(serial: serial, date1904: false) == nil)
    }

    @Test(
        "The shortest decimal",
        arguments: [
            (350.0, "350"), (0.1, "0.1"), (-12.5, "-12.5"), (1e-7, "0.0000001"), (1e21, "1e+21"), (0, "0"),
            (0.30000000000000004, "0.30000000000000004"),
        ])
    func decimals(_ number: Double, _ text: String) {
        #expect(ShortestDecimal.text(number) == text)
    }

    @Test("Percentages are decimal", arguments: [(0.955, "95.5%"), (0.07, "7%"), (1, "100%"), (-0.005, "-0.5%")])
    func percentages(_ number: Double, _ text: String) {
        #expect(ShortestDecimal.percentText(number) == text)
    }

    @Test("An arena gives back each text")
    func arena() {
        var arena = TextArena()
        let first = arena.add("绩效")
        let empty = arena.add("")
        let last = arena.add("abc")
        #expect([arena[first], arena[empty], arena[last]] == ["绩效", "", "abc"])
        #expect(arena.byteCount == 9)
    }
}
