import Foundation
import Testing

@Suite("A bureau's own forms and profiles take the place of the program's")
struct TemplatesTests {
    private func put(_ text: String, at name: String, in folder: URL) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @Test("A profile by its name, which extends one of the program's; an alias in the vocabulary")
    func own() throws {
        try Program.withFolder { folder in
            try put(
                "id: county\ntitle: { zh: 示例县, en: Example County }\nyear: 2025\nextends: enyang-2025\nrules: { TXT-01: { enabled: false } }\n",
                at: "own/profiles/county.yaml", in: folder)
            let usual = try Program.run(["check", Program.returned, "--format", "csv"], in: folder)
            let ours = try Program.run(
                ["check", Program.returned, "--format", "csv", "--profile", "county", "--templates", "own"], in: folder)
            #expect(usual.output.contains(",TXT-01,"))
            #expect(ours.status == 0 && !ours.output.contains(",TXT-01,") && ours.output.contains(",VAL-15,"))
            let vocabulary = try String(
                contentsOf: Program.root.appending(path: "Templates/forms/vocabulary.yaml"), encoding: .utf8)
            try put(vocabulary.replacing("项目名称", with: "工程名称"), at: "other/forms/vocabulary.yaml", in: folder)
            let forms = try Program.run(["forms", "project-card", "--templates", "other"], in: folder)
            #expect(forms.output.contains("工程名称") && !forms.output.contains("项目名称"))
            let doctor = try Program.run(["doctor", "--templates", "other", "--lang", "en"], in: folder)
            #expect(doctor.output.contains("other (forms/vocabulary), else the program's own"))
        }
    }

    static let faults: [(name: String, text: String, sentence: String)] = [
        ("profiles/enyang-2025.yaml", "id: a\nrules: {\n  X: [\n", "规则档案“own/profiles/enyang-2025.yaml:"),
        (
            "profiles/enyang-2025.yaml",
            "id: a\ntitle: { zh: 甲, en: A }\nyear: 2025\nextends: sichuan-2025\nrules:\n  NONE-01: {}\n",
            "规则档案“own/profiles/enyang-2025.yaml:6”中有不存在的规则“NONE-01”。"
        ),
        (
            "profiles/enyang-2025.yaml",
            "id: a\ntitle: { zh: 甲, en: A }\nyear: 2025\nextends: enyang-2025\nrules: {}\n",
            "规则档案“own/profiles/enyang-2025.yaml”格式有误：it extends itself。"
        ),
        (
            "forms/roster.yaml", "id: roster\nlayout: register\nwrong: 1\n",
            "表样定义“own/forms/roster.yaml:3”有误：unknown key wrong。"
        ),
        ("forms/roster.yaml", "id: \"roster\n", "表样定义“own/forms/roster.yaml:"),
        ("notes.txt", "", "“own”里没有表样和档案。"),
    ]

    @Test("What is wrong with one is told with file and line", arguments: faults)
    func fault(name: String, text: String, sentence: String) throws {
        try Program.withFolder { folder in
            try put(text, at: "own/\(name)", in: folder)
            for command in [["check", Program.returned], ["doctor"]] {
                let outcome = try Program.run(command + ["--templates", "own"], in: folder)
                #expect(outcome.status == 64)
                #expect(outcome.errors.hasPrefix(sentence), "\(outcome.errors)")
                #expect(outcome.errors.split(separator: "\n").count == 1)
            }
        }
    }
}
