import Foundation
import Reports
import Review
import Testing

@Suite("Filings in JSON and CSV that other hands wrote")
struct ConvertTextTests {
    /// What conversion says of a file with that text.
    private func sentences(_ name: String, _ text: String) async throws -> [String] {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            return try await bench.convert([try bench.file(name, text)], to: .json, as: "out").record.sentences
        }
    }

    private static let head = #"{"format":"filingdesk-filings","version":1,"filings":["#

    /// A document and what the sentence names.
    static let faults: [(document: String, place: String)] = [
        (head + #"{"form":"project-target","fields":{"project.nme":"甲"}}]}"#, "/filings/0/fields/project.nme 处是不认识的成员"),
        (
            head + #"{"form":"project-target","amounts":{"funds.year.total":{"fen":1.5}}}]}"#,
            "/filings/0/amounts/funds.year.total/fen 处应是整数"
        ),
        (
            head + #"{"form":"project-target","amounts":{"funds.year.total":{}}}]}"#,
            "/filings/0/amounts/funds.year.total 处应只有 fen 或 words"
        ),
        (head + #"{"form":"project-target","year":1999}]}"#, "/filings/0/year 处应在 2000 到 2099 之间"),
        (head + #"{"form":"roster"}]}"#, "/filings/0 处的 form 缺少或不认识"),
        (head + #"{"form":"project-target","fields":{"unit":"甲","unit":"乙"}}]}"#, "/filings/0/fields/unit 处重复出现"),
        (head + #"{"form":"project-target","indicators":[{"level1":1}]}]}"#, "/filings/0/indicators/0/level1 处应是文本"),
        (head + #"{"form":"project-target","tasks":[{"name":"甲"}]}]}"#, "的表样没有 tasks"),
        (#"{"filings":[]}"#, "缺少 format"),
        (#"{"format":"other"}"#, "/format 处应是 filingdesk-filings"),
        (head + "\n{\"form\":\"project-target\"", "不是完整的 JSON：第 2 行"),
        (head + #"{"form":"\q"}]}"#, "有不认识的转义"),
        (head + #"{"form":"\ud800"}]}"#, "有不成对的代理字符"),
        (head + "]} x", "有多余的内容"),
        ("", "不是完整的 JSON：第 1 行第 1 字节处文件中断了"),
    ]

    @Test("What is wrong with a JSON is told where it stands", arguments: faults)
    func json(document: String, place: String) async throws {
        let sentences = try await sentences("in.json", document)
        #expect(sentences.count == 1)
        #expect(sentences.first?.contains(place) == true, "\(sentences)")
    }

    static let heading = "申报序号,实施单位,项目名称,年度资金总额（元）,年度目标,一级指标,二级指标,三级指标,指标值"
    static let csvFaults: [(rows: String, place: String)] = [
        ("1,甲,乙,5,丙,,,,\n1,甲,丁,5,丙,,,,", "第 3 行第 3 列与同一申报的第 2 行不一致"),
        ("1,甲,乙,5,丙,,,,\n2,甲,戊,5,丙,,,,\n1,甲,乙,5,丙,,,,", "第 4 行第 1 列的申报序号“1”在前面已经出现过"),
        (",甲,乙,5,丙,,,,", "第 2 行第 1 列没有申报序号"),
        ("1,\"甲,乙", "第 2 行第 2 列的引号没有结束"),
    ]

    @Test("What is wrong with a CSV is told by line and column", arguments: csvFaults)
    func csv(rows: String, place: String) async throws {
        let sentences = try await sentences("in.csv", Self.heading + "\n" + rows + "\n")
        #expect(sentences.first?.contains(place) == true, "\(sentences)")
    }

    @Test("A heading that nobody knows is told, and a table without a form")
    func headings() async throws {
        #expect(try await sentences("a.csv", "申报序号,颜色\n1,红\n").first?.contains("第 1 行第 2 列的栏目“颜色”不认识") == true)
        #expect(try await sentences("b.csv", "姓名,电话\n甲,1\n").first?.contains("没有找到绩效目标申报表") == true)
    }

    @Test("A list saved as CSV by Excel or WPS is read, with semicolons, quotation marks and a title above")
    func foreign() async throws {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            let path = try bench.file(
                "list.csv",
                "部门预算项目绩效目标申报表（2025年度）;;;;;;;;\r\n金额单位：元;;;;;;;;\r\n"
                    + "单位名称;项目名称;预算数;年度目标;一级指标;二级指标;三级指标;指标值;度量单位\r\n"
                    + "820001-示例县甲局;道路养护;\"3,309,840.00\";\"养护\"\"120\"\"公里；\r\n保畅通\";产出指标;数量指标;养护里程;120;公里\r\n"
                    + ";;;;满意度指标;服务对象满意度指标;群众满意度;90;%\r\n")
            #expect(
                try await bench.filings([path], "out") == [
                    #"{"amounts":{"funds.year.total":{"fen":330984000}},"fields":{"goal.year":"养护\"120\"公里；\n保畅通","project.name":"道路养护","unit":"820001-示例县甲局"},"form":"project-target","indicators":[{"level1":"产出指标","level2":"数量指标","level3":"养护里程","unit":"公里","value":"120"},{"level1":"满意度指标","level2":"服务对象满意度指标","level3":"群众满意度","unit":"%","value":"90"}],"year":2025}"#
                ])
        }
    }

    @Test("The published schema names the fields that the reader takes, and holds for what is written")
    func schema() async throws {
        let data = try Data(contentsOf: Checkout.root.appending(path: "Docs/filing.schema.json"))
        let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let definitions = try #require(root["$defs"] as? [String: [String: Any]])
        let desk = try ConversionDesk()
        let known = desk.fieldNames
        #expect(Set(definitions["textName"]?["enum"] as? [String] ?? []) == Set(known.texts))
        #expect(Set(definitions["amountName"]?["enum"] as? [String] ?? []) == Set(known.amounts))
        try await Checkout.withFolder { folder in
            let path = try await ConvertBench(folder: folder).convert([Checkout.inbox], to: .json, as: "json").path
            let document = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(JSONSchema(root).violations(in: document) == [])
        }
    }

    @Test("The command converts what standard input names, ends with 1 where someone has to look, and says what")
    func command() async throws {
        try await Checkout.withFolder { folder in
            let list = folder.appending(path: "paths.txt")
            let department = "\(Checkout.inbox)/示例县卫生健康局"
            try Data("\(department)\n".utf8).write(to: list)
            let build = ProcessInfo.processInfo.environment["FILINGDESK_BUILD"] ?? ".build/debug"
            let process = Process()
            process.executableURL = Checkout.root.appending(path: "\(build)/filingdesk")
            process.arguments = [
                "convert", "-", "--to", "list", "--out", folder.appending(path: "out").path, "--quiet",
            ]
            process.standardInput = try FileHandle(forReadingFrom: list)
            let (output, errors) = (Pipe(), Pipe())
            process.standardOutput = output
            process.standardError = errors
            try process.run()
            let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 1)
            #expect(said.contains("1 处内容目标格式放不下"))
            #expect(told.contains("放不下部门整体支出绩效目标，没有写入"))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "out").path)
            #expect(names.sorted() == ["conversion.json", "绩效目标清单.xlsx"])
        }
    }
}
