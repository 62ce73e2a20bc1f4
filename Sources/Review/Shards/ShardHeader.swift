import FoundationEssentials
import Spreadsheet
import XLSX

/// The first line of a shard file, as JSON: which share of which run it is, and by what it was judged.
struct ShardHeader: Codable, Sendable {
    /// Of the file; another version of it is not read.
    static let currentFormat = 2

    let filingdeskShard: Int
    /// Of the program.
    let version: String
    let profile: String
    /// The fingerprint of what the profile says.
    let profileContent: String
    let year: Int
    let language: String
    /// The fingerprint of the safety limits.
    let limits: String
    let share: Int
    let shares: Int
    /// The fingerprint of all files of the run.
    let inputs: String
    /// Of this share, and of all.
    let files: Int
    let allFiles: Int
    /// What a defect of ours left out, `rule<tab>file`.
    let casualties: [String]

    init(_ desk: ReviewDesk, _ share: Share, files: Int, of whole: SizedInputs) {
        filingdeskShard = Self.currentFormat
        version = Product.version
        profile = desk.book.profile.id
        profileContent = Fingerprint.sha256(Array(desk.book.profile.effectiveText.utf8))
        year = desk.book.year.year
        language = desk.language.rawValue
        limits = Fingerprint.sha256(Array("\(desk.limits)".utf8))
        self.share = share.number
        shares = share.count
        inputs = whole.fingerprint
        self.files = files
        allFiles = whole.inputs.count
        casualties = desk.casualties.map(\.line).sorted()
    }

    var line: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and whole numbers can always be encoded.
        return Array((try? encoder.encode(self)) ?? Data()) + [0x0A]
    }

    /// Nil for another kind of file, or another version of this one.
    init?(line: [UInt8]) {
        // Whatever is wrong with it, it is no header.
        guard let header = try? JSONDecoder().decode(ShardHeader.self, from: Data(line)),
            header.filingdeskShard == Self.currentFormat, Share(number: header.share, count: header.shares) != nil,
            header.files >= 0, header.allFiles >= header.files
        else { return nil }
        self = header
    }

    /// What must be the same for two to be joined, by the name that a person knows it by; without a value where it would tell
    /// a person nothing.
    private var common: [(name: BilingualText, value: String, isShown: Bool)] {
        [
            (BilingualText(zh: "程序版本", en: "version of the program"), version, true),
            (BilingualText(zh: "规则档案", en: "profile"), profile, true),
            (BilingualText(zh: "规则档案的内容", en: "content of the profile"), profileContent, false),
            (BilingualText(zh: "预算年度", en: "budget year"), String(year), true),
            (BilingualText(zh: "语言", en: "language"), language, true),
            (BilingualText(zh: "安全限制", en: "safety limits"), limits, false),
        ]
    }

    /// What differs between a shard and the run that is to join it.
    func difference(from desk: ShardHeader) -> BilingualText? { Self.difference(common, desk.common) }

    /// What differs between two shards.
    func difference(betweenShards other: ShardHeader) -> BilingualText? {
        let ofRun = { (header: ShardHeader) in
            header.common + [
                (BilingualText(zh: "分片总数", en: "number of shards"), String(header.shares), true),
                (
                    BilingualText(zh: "申报文件（名称或大小）", en: "files (their names or sizes)"),
                    "\(header.inputs) \(header.allFiles)", false
                ),
            ]
        }
        return Self.difference(ofRun(self), ofRun(other))
    }

    private static func difference(
        _ own: [(name: BilingualText, value: String, isShown: Bool)],
        _ others: [(name: BilingualText, value: String, isShown: Bool)]
    ) -> BilingualText? {
        guard let (one, other) = zip(own, others).first(where: { $0.value != $1.value }) else { return nil }
        guard one.isShown else { return one.name }
        return BilingualText(
            zh: "\(one.name.zh)（\(one.value) 与 \(other.value)）", en: "\(one.name.en) (\(one.value) and \(other.value))")
    }
}
