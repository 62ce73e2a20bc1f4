import FilingModel
import Foundation
import Reports
import Review

/// Conversions into folders of a test's own, and the filings that come out.
struct ConvertBench {
    let folder: URL

    /// - Returns: the output's path.
    @discardableResult
    func convert(
        _ paths: [String], to target: ConversionTarget, as name: String, coding: TextCoding = .utf8WithMark
    ) async throws -> (path: String, record: ConversionRecord) {
        let out = folder.appending(path: name).path
        let run = ConvertRun(
            desk: try ConversionDesk(), inputs: try InputCollector(paths, and: [".json", ".csv"]).inputs,
            target: target,
            coding: coding, jobs: 2)
        let record = try await run.convert(into: out)
        return ("\(out)/\(record.output)", record)
    }

    /// The filings of those files by their own words, in an order that does not depend on where they stood.
    func filings(_ paths: [String], _ name: String) async throws -> [String] {
        let path = try await convert(paths, to: .json, as: name).path
        return try Self.filings(in: path).sorted()
    }

    /// Each filing of a JSON document without its source, keys in order.
    static func filings(in path: String) throws -> [String] {
        let document = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
        let filings = (document as? [String: Any])?["filings"] as? [[String: Any]] ?? []  // then the count tells
        return try filings.map { filing in
            let data = try JSONSerialization.data(
                withJSONObject: filing.filter { $0.key != "source" }, options: .sortedKeys)
            return String(decoding: data, as: UTF8.self)
        }
    }

    /// Writes a text as a file of that name.
    func file(_ name: String, _ text: String) throws -> String {
        let url = folder.appending(path: name)
        try Data(text.utf8).write(to: url)
        return url.path
    }
}
