import Foundation
import Testing

/// Names as archives from elsewhere leave them: GBK, no text at all, with blanks and line breaks, alike on the screen.
@Suite("Files whose names are no UTF-8")
struct OddNameTests {
    /// `中文` in GBK and in UTF-8; bytes that mean nothing; é in one scalar and in two; a blank; a line break.
    private static let setUp = """
        mkdir -p in/"$(printf '\\317\\330')"
        for name in '\\326\\320\\316\\304' '\\344\\270\\255\\346\\226\\207' 'bad\\377' '\\303\\251' 'e\\314\\201' 'nl\\nx'; do
            cp "\(Program.returned)" in/"$(printf "$name")".xlsx
        done
        cp "\(Program.returned)" in/"$(printf '\\317\\330')/a b.xlsx"

        """

    @Test("Every file is found, judged, and copied under its own bytes; no two show alike")
    func folder() throws {
        try Program.withFolder { folder in
            let outcome = try Program.shell(
                Self.setUp + #""$F" review in --format sarif --out "$(printf '\275\341\271\373')""#, in: folder)
            #expect(outcome.status == 1)
            #expect(outcome.errors == "")
            #expect(outcome.output.contains("结果/审核汇总.xlsx"))
            let names = try Program.shell("cd \"$(printf '\\275\\341\\271\\373')\"/annotated; ls -bR -1", in: folder)
            let shown = names.output.split(separator: "\n")
            for name in [
                #"\326\320\316\304.xlsx"#, #"bad\377.xlsx"#, #"nl\nx.xlsx"#, #"a\ b.xlsx"#, #"\317\330"#,
            ] {
                #expect(
                    shown.contains { $0 == name || $0.unicodeScalars.elementsEqual(name.unicodeScalars) }, "\(name)")
            }
            let text = try Program.shell("cat \"$(printf '\\275\\341\\271\\373')\"/review.json", in: folder).output
            let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let files = try #require(json["files"] as? [[String: Any]])
            let paths = files.compactMap { $0["path"] as? String }
            #expect(
                Set(paths.map { Array($0.unicodeScalars) })
                    == Set(
                        [
                            "in/中文.xlsx", #"in/\xD6\xD0\xCE\xC4.xlsx"#, #"in/bad\xFF.xlsx"#, "in/e\u{301}.xlsx",
                            #"in/\xC3\xA9.xlsx"#, #"in/nl\x0Ax.xlsx"#, "in/县/a b.xlsx",
                        ].map { Array($0.unicodeScalars) }))
            let annotated = files.compactMap { $0["annotated"] as? String }
            #expect(Set(annotated.map { Array($0.unicodeScalars) }).count == 7)
            #expect(
                annotated.contains(#"annotated/\xD6\xD0\xCE\xC4.xlsx"#) && annotated.contains("annotated/县/a b.xlsx"))
            #expect(files.compactMap { $0["annotatedURI"] as? String }.contains("annotated/%CF%D8/a%20b.xlsx"))
            // A second run takes the first one's output away, whatever its names.
            let again = try Program.shell(
                #"rm in/*.xlsx; "$F" review in --out "$(printf '\275\341\271\373')"; find . -name '*.xlsx' | wc -l"#,
                in: folder)
            #expect(again.output.hasSuffix("\n3\n"), "\(again.output)")
        }
    }

    @Test("Named outright, in options, and on standard input by lines or by NUL")
    func named() throws {
        try Program.withFolder { folder in
            _ = try Program.shell(
                Self.setUp + "cp '\(Program.root.path)/Samples/roster.xlsx' \"$(printf '\\303\\373').xlsx\"", in: folder
            )
            let one = try Program.shell(
                #""$F" check "$(printf 'in/\326\320\316\304.xlsx')" --roster "$(printf '\303\373').xlsx""#, in: folder)
            #expect(one.status == 1)
            #expect(one.output.hasPrefix("中文.xlsx"))
            let listed = try Program.shell(
                "find in -name '*.xlsx' -print0 | \"$F\" check -0 - --format csv", in: folder)
            #expect(listed.errors == "")
            for name in ["bad\\xFF.xlsx", "nl\\x0Ax.xlsx", "a b.xlsx", "中文.xlsx"] {
                #expect(listed.output.contains("\n\(name),申报表"), "\(name)")
            }
            let lines = try Program.shell("ls -d in/bad* | \"$F\" cells - --stats", in: folder)
            #expect(lines.status == 0)
            let missing = try Program.shell(#""$F" check "$(printf 'in/\316\336.xlsx')""#, in: folder)
            #expect(missing.status == 64)
            #expect(missing.errors == "找不到“in/无.xlsx”。\n")
        }
    }
}
