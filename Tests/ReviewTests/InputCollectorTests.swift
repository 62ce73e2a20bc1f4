import Foundation
import Review
import Testing

@Suite("Inputs are collected so that no two outputs meet")
struct InputCollectorTests {
    private func make(_ names: [String], in folder: URL) throws {
        for name in names {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: file)
        }
    }

    @Test("One folder: outputs lie as its files do")
    func oneFolder() async throws {
        try await Checkout.withFolder { folder in
            try make(["in/b.xlsx", "in/a/c.XLSM", "in/~$b.xlsx", "in/.d.xlsx", "in/e.docx"], in: folder)
            let collected = try InputCollector([folder.appending(path: "in").path])
            #expect(collected.inputs.map(\.label) == ["in/a/c.XLSM", "in/b.xlsx"])
            #expect(collected.inputs.map(\.outputPath) == ["a/c.XLSM", "b.xlsx"])
            #expect(collected.skipped.map(\.path).sorted() == [".d.xlsx", "e.docx", "~$b.xlsx"])
        }
    }

    @Test("Several paths: each begins with its folder's own name, with the parent's where two are alike")
    func severalPaths() async throws {
        try await Checkout.withFolder { folder in
            try make(["x/in/a.xlsx", "y/in/a.xlsx", "z/b.xlsx"], in: folder)
            let paths = ["x/in", "y/in", "z"].map { folder.appending(path: $0).path }
            let collected = try InputCollector(paths)
            #expect(Set(collected.inputs.map(\.outputPath)).count == 3)
            #expect(
                collected.inputs.map(\.outputPath).filter { $0.hasSuffix("in/a.xlsx") }.sorted() == [
                    "x/in/a.xlsx", "y/in/a.xlsx",
                ])
        }
    }

    @Test("Copies of legacy workbooks are .xlsx files that meet no other output")
    func legacy() async throws {
        try await Checkout.withFolder { folder in
            try make(
                ["in/a.xls", "in/B.XLS", "in/b.xlsx", "in/c.xls", "in/c.xlsx", "in/c.xls.xlsx", "in/d.xlsx"], in: folder
            )
            let inputs = try InputCollector([folder.appending(path: "in").path]).inputs
            let copies = inputs.map { $0.convertedOutputPath ?? "-" }
            #expect(
                inputs.map(\.outputPath) == ["B.XLS", "a.xls", "b.xlsx", "c.xls", "c.xls.xlsx", "c.xlsx", "d.xlsx"])
            #expect(copies == ["B.XLS.xlsx", "a.xlsx", "-", "c.xls.xlsx.xlsx", "-", "-", "-"])
        }
    }

    @Test("A file given twice is reviewed once")
    func twice() async throws {
        try await Checkout.withFolder { folder in
            try make(["in/a.xlsx"], in: folder)
            let file = folder.appending(path: "in/a.xlsx").path
            #expect(try InputCollector([file, folder.appending(path: "in/../in/a.xlsx").path]).inputs.count == 1)
        }
    }

    @Test("A path that does not exist stops the run")
    func missing() {
        #expect(throws: ReviewError.self) { try InputCollector(["/no/such/place"]) }
    }
}
