import Foundation
import Testing

@Suite("The house is built as designed")
struct ArchitectureTests {
    /// Who may import whom, besides the standard library, FoundationEssentials and Glibc.
    static let rooms: [String: Set<String>] = [
        "Spreadsheet": [],
        "XLSX": ["Spreadsheet", "CZip", "CDeflate", "CExpat", "CCrypto", "Dispatch", "Synchronization"],
        // Knows legacy workbooks and the program that converts them, so that nobody else need.
        "Conversion": ["Spreadsheet", "XLSX", "Synchronization"],
        "FilingModel": ["Spreadsheet"],
        "Forms": ["Spreadsheet", "FilingModel", "Templates", "Yams"],
        "Rules": ["Spreadsheet", "FilingModel", "Templates", "Yams", "Synchronization"],
        "Reports": ["Spreadsheet", "FilingModel", "Forms", "Rules", "CXLSXWriter"],
        "Review": [
            "Spreadsheet", "XLSX", "Conversion", "FilingModel", "Forms", "Rules", "Reports", "Templates",
            "Synchronization",
        ],
        "filingdesk": [
            "Spreadsheet", "FilingModel", "Rules", "Reports", "Review", "CMalloc", "ArgumentParser", "Synchronization",
        ],
    ]

    @Test("Each room imports only what it may", arguments: rooms.keys.sorted())
    func imports(room: String) throws {
        let allowed = try #require(Self.rooms[room]).union(["FoundationEssentials", "Glibc"])
        for file in try swiftFiles(below: "Sources/\(room)") {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard words.first == "import", let module = words.last else { continue }
                #expect(allowed.contains(String(module)), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test("Files are small: none over 500 lines, the median at most 120")
    func sizes() throws {
        let counts = try swiftFiles(below: "Sources").map { file in
            (
                file.lastPathComponent,
                try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
                    .count
            )
        }
        for (name, count) in counts { #expect(count <= 500, "\(name)") }
        let sorted = counts.map(\.1).sorted()
        #expect(sorted[sorted.count / 2] <= 120)
    }

    @Test("No trap, no unchecked concurrency, no name without a role in product code")
    func smells() throws {
        let forbidden = [
            "fatalError(", "preconditionFailure(", "try!", "as! ", "@unchecked Sendable", "nonisolated(unsafe)",
        ]
        for file in try swiftFiles(below: "Sources") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in forbidden { #expect(!text.contains(word), "\(file.lastPathComponent): \(word)") }
            let name = file.deletingPathExtension().lastPathComponent
            for role in [
                "Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Processor", "Handler", "Wrapper", "Impl",
            ] {
                #expect(!name.hasSuffix(role), "\(name)")
            }
        }
    }

    @Test("A file that follows raw addresses says why it may")
    func soundness() throws {
        let marks = [
            "UnsafePointer<", "UnsafeMutablePointer<", "UnsafeRawPointer(", "memchr(", "memcmp(", "Unmanaged<",
        ]
        for file in try swiftFiles(below: "Sources") {
            let text = try String(contentsOf: file, encoding: .utf8)
            guard marks.contains(where: text.contains) else { continue }
            #expect(text.contains("Soundness: "), "\(file.lastPathComponent)")
        }
    }

    @Test("Each limit's option is on the command line")
    func limitOptions() throws {
        let limits = try String(contentsOf: root.appending(path: "Sources/XLSX/Limits.swift"), encoding: .utf8)
        let options = try String(
            contentsOf: root.appending(path: "Sources/filingdesk/LimitOptions.swift"), encoding: .utf8)
        let named = limits.matches(of: /"--(max-[a-z-]+)"/).map { String($0.1) }
        #expect(named.count == 15)
        for name in named {
            let words = name.split(separator: "-")
            let variable = words[0] + words.dropFirst().map(\.capitalized).joined()
            #expect(options.contains("var \(variable): Int?"), "\(name)")
        }
    }
}
