import Foundation
import Reports
import Review
import Spreadsheet
import Testing

@Suite("Inputs that cannot be read cost themselves and nothing else")
struct FailingInputTests {
    /// File name in the fixtures, and the rule that covers it.
    static let failing: [(String, String)] = [
        ("encrypted.xlsx", "FILE-02"), ("truncated.xlsx", "FILE-01"), ("html.xlsx", "FILE-04"), ("csv.xlsx", "FILE-04"),
        ("empty.xlsx", "FILE-01"), ("legacy.xlsx", "FILE-01"), ("zip-bomb.xlsx", "FILE-05"),
        ("entity-bomb.xlsx", "FILE-05"),
    ]

    @Test("Each has its error with one sentence in both languages; the good file is done", arguments: failing)
    func failures(name: String, rule: String) async throws {
        try await Checkout.withFolder { folder in
            try FileManager.default.copyItem(
                at: Checkout.fixtures.appending(path: name), to: folder.appending(path: name))
            let good = try #require(
                try FileManager.default.subpathsOfDirectory(atPath: Checkout.inbox).first {
                    $0.hasSuffix("农村公路日常养护.xlsx")
                })
            try FileManager.default.copyItem(
                atPath: "\(Checkout.inbox)/\(good)", toPath: folder.appending(path: "好.xlsx").path)
            let out = folder.deletingLastPathComponent().appending(path: "\(folder.lastPathComponent)-out")
            defer { try? FileManager.default.removeItem(at: out) }
            let record = try await Checkout.run([folder.path]).review(into: out.path)
            let bad = try #require(record.files.first { $0.path.hasSuffix(name) })
            #expect(bad.verdict == .unreadable)
            #expect(bad.failure?.rule?.rawValue == rule)
            for language in Language.allCases {
                let sentence = try #require(bad.failure?.message[language])
                #expect(sentence.hasSuffix(language == .chinese ? "。" : "."))
                #expect(!sentence.contains("\n"))
            }
            #expect(bad.findings.isEmpty)
            #expect(bad.annotatedPath == nil)
            #expect(record.files.first { $0.path.hasSuffix("好.xlsx") }?.annotatedPath == "annotated/好.xlsx")
        }
    }

    @Test("What a killed run had not finished writing does not stand in the way of the next")
    func unfinished() async throws {
        try await Checkout.withFolder { folder in
            for name in [".review.json.part", ".审核汇总.xlsx.part"] {
                try Data("half".utf8).write(to: folder.appending(path: name))
            }
            let card = "\(Checkout.inbox)/示例县交通运输局/农村公路日常养护.xlsx"
            _ = try await Checkout.run([card]).review(into: folder.path)
            #expect(
                try Checkout.contents(of: folder).keys.sorted() == [
                    "annotated/农村公路日常养护.xlsx", "review.json", "审核汇总.xlsx",
                ])
        }
    }

    @Test("An output folder that holds other files is left alone")
    func foreignFolder() async throws {
        try await Checkout.withFolder { folder in
            try Data("mine".utf8).write(to: folder.appending(path: "mine.txt"))
            await #expect(throws: ReviewError.self) {
                _ = try await Checkout.run([Checkout.inbox]).review(into: folder.path)
            }
            #expect(try Checkout.contents(of: folder).keys.sorted() == ["mine.txt"])
        }
    }

    @Test("An output folder inside the input is refused")
    func nestedFolder() async throws {
        try await Checkout.withFolder { folder in
            try FileManager.default.copyItem(
                at: Checkout.fixtures.appending(path: "types.xlsx"), to: folder.appending(path: "a.xlsx"))
            await #expect(throws: ReviewError.self) {
                _ = try await Checkout.run([folder.path]).review(into: folder.appending(path: "out").path)
            }
            #expect(try Checkout.contents(of: folder).keys.sorted() == ["a.xlsx"])
        }
    }
}
