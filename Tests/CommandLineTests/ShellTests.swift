import Foundation
import Testing

/// Each script is loaded by its shell, where that is installed, and asked for candidates.
@Suite("Completions and the manual page")
struct ShellTests {
    static func has(_ program: String) -> Bool {
        ["/usr/bin/\(program)", "/bin/\(program)"].contains { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What is typed, and one of what may follow.
    static let typed: [(line: String, candidate: String)] = [
        ("filingdesk rev", "review"), ("filingdesk review --ro", "--roster"),
        ("filingdesk review --profile eny", "enyang-2025"), ("filingdesk forms project-c", "project-card"),
        ("filingdesk rules FUND-01", "FUND-01"), ("filingdesk review --roster 名", "名册.xlsx"),
        ("filingdesk check --progress js", "json"), ("filingdesk completions fi", "fish"),
        ("filingdesk check --lang z", "zh"), ("filingdesk check --format sa", "sarif"),
    ]

    /// A folder with the program on its own `PATH`, a list, and something that is none.
    private func candidates(_ shell: String, _ script: String) throws -> [String] {
        try Program.withFolder { folder in
            try Data().write(to: folder.appending(path: "名册.xlsx"))
            try Data().write(to: folder.appending(path: "名单.txt"))
            try Data(script.utf8).write(to: folder.appending(path: "ask"))
            let outcome = try Program.shell(
                """
                mkdir bin functions && ln -s "$F" bin/filingdesk && PATH="$PWD/bin:$PATH" && export PATH LC_ALL=C.UTF-8
                filingdesk completions \(shell) > functions/_filingdesk && timeout 60 \(shell) ask
                """, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output.split(separator: "\n").map(String.init)
        }
    }

    @Test("bash", .enabled(if: has("bash")))
    func bash() throws {
        let lines = try candidates(
            "bash",
            "source functions/_filingdesk\n"
                + Self.typed.map { line, _ in
                    """
                    COMP_WORDS=(\(line)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
                    COMPREPLY=(); _filingdesk filingdesk "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                    echo "${COMPREPLY[*]}"

                    """
                }.joined())
        #expect(lines == Self.typed.map(\.candidate))
    }

    @Test("fish, with Chinese help", .enabled(if: has("fish")))
    func fish() throws {
        let lines = try candidates(
            "fish",
            "source functions/_filingdesk\n" + Self.typed.map { "complete -C '\($0.line)' | head -1\n" }.joined())
        #expect(lines.map { String($0.prefix { $0 != "\t" }) } == Self.typed.map(\.candidate))
        #expect(lines.contains { $0.hasSuffix("\t名册：应当申报的单位和项目") })
    }

    @Test("zsh", .enabled(if: has("zsh")))
    func zsh() throws {
        let lines = try candidates(
            "zsh",
            """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z 'PS1=; fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D
                show() { print -r -- "<<$BUFFER>>"; BUFFER=; }; zle -N show; bindkey "^X" show; print READ""Y'
            zpty -r z out '*READY*'

            """
                + Self.typed.map { line, _ in
                    """
                    zpty -w -n z $'\(line)\\t\\x18'; zpty -r z out '*>>*'; print -r -- "${${out##*<<}%%>>*}"

                    """
                }.joined() + "zpty -d z\n")
        let words = Self.typed.map { line, candidate in
            line.split(separator: " ").dropLast().joined(separator: " ") + " " + candidate
        }
        #expect(lines.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 } == words)
    }

    @Test("The help in completions is in the language asked for")
    func language() throws {
        #expect(try Program.run(["completions", "zsh"]).output.contains("[名册：应当申报的单位和项目]"))
        #expect(
            try Program.run(["completions", "zsh", "--lang", "en"]).output.contains(
                "[Folder for the results]"))
    }

    @Test("The manual page tells every command, option and exit code", arguments: ["zh", "en"])
    func manual(language: String) throws {
        let page = try Program.run(["manual", "--lang", language]).output
        for command in HelpTests.commands { #expect(page.contains("\n.SS \"\(command)\"\n"), "\(command)") }
        for option in ["roster <file>", "templates <dir>", "max\\-cells <n>", "quiet", "null"] {
            #expect(page.contains("\\-\\-\(option)\n"), "\(option)")
        }
        for code in [0, 1, 2, 64, 70, 74, 130] { #expect(page.contains("\n.TP\n.B \(code)\n"), "\(code)") }
        for name in ["NO_COLOR", "TMPDIR", "review.json"] { #expect(page.contains(name), "\(name)") }
    }

    @Test("mandoc has nothing to say against the manual page", .enabled(if: has("mandoc")), arguments: ["zh", "en"])
    func lint(language: String) throws {
        try Program.withFolder { folder in
            let outcome = try Program.shell(
                "\"$F\" manual --lang \(language) > filingdesk.1 && mandoc -T lint -W warning filingdesk.1", in: folder)
            #expect(
                outcome.status == 0 && outcome.output == "" && outcome.errors == "",
                "\(outcome.output)\(outcome.errors)")
        }
    }

    @Test(
        "groff has nothing to say either, and the page fits 80 columns", .enabled(if: has("groff")),
        arguments: ["zh", "en"])
    func rendered(language: String) throws {
        let outcome = try Program.shell(
            "\"$F\" manual --lang \(language) | LC_ALL=C.UTF-8 groff -k -ww -man -Tutf8 -P-cbou -rLL=78n",
            in: Program.root)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("filingdesk review"))
    }
}
