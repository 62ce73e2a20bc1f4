import Foundation
import Testing

@Suite("The guide speaks of commands and options that there are")
struct GuideTests {
    static let documents =
        ["README.md", "README.zh-CN.md"] + ["clerk", "finance", "engineers"].map { "Docs/guide/\($0).md" }

    @Test("Every command line", arguments: documents)
    func lines(document: String) throws {
        let text = try String(contentsOf: Program.root.appending(path: document), encoding: .utf8)
        var help: [String: String] = [:]
        for match in text.matches(of: /filingdesk ([a-z]+)([^`\n|]*)/) {
            let command = String(match.1)
            guard HelpTests.commands.contains(command) else {
                Issue.record("\(document): there is no filingdesk \(command)")
                continue
            }
            let page = try help[command] ?? Program.run([command, "--help"]).output  // not asked for yet
            help[command] = page
            for option in match.2.matches(of: /--[a-z-]+/) {
                #expect(page.contains(option.0), "\(document): \(match.0)")
            }
        }
        for option in text.matches(of: /`(--[a-z-]+[a-z])/) {
            let known = try HelpTests.commands.contains { command in
                let page = try help[command] ?? Program.run([command, "--help"]).output  // not asked for yet
                help[command] = page
                return page.contains(option.1)
            }
            // Of `Scripts/release`.
            #expect(known || option.1 == "--check", "\(document): \(option.1)")
        }
    }

    @Test("Every picture is there, and small")
    func pictures() throws {
        let folder = Program.root.appending(path: "Docs/guide/pictures")
        var shown: Set<String> = []
        for document in Self.documents {
            let text = try String(contentsOf: Program.root.appending(path: document), encoding: .utf8)
            for match in text.matches(of: /pictures\/([a-z]+\.png)/) { shown.insert(String(match.1)) }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(names) == shown)
        #expect(names.count <= 8)
        for name in names { #expect(try Data(contentsOf: folder.appending(path: name)).count <= 150_000, "\(name)") }
    }
}
