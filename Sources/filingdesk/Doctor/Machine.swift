import FoundationEssentials
import Glibc
import Spreadsheet

/// What the machine gives a run.
enum Machine {
    /// Fewer open files than this do not do: a run needs some for each job.
    private static let fewestFiles = 64

    static var entries: [DoctorReport.Entry] { [processors, memory, files, temporaryFolder, oddNames] }

    private static var processors: DoctorReport.Entry {
        DoctorReport.Entry(
            "processors", BilingualText(zh: "处理器", en: "Processors"), plain: String(Terminal.processorCount))
    }

    private static var memory: DoctorReport.Entry {
        let bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        return DoctorReport.Entry("memory", BilingualText(zh: "内存", en: "Memory"), plain: gibibytes(bytes))
    }

    private static var files: DoctorReport.Entry {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let count = Int(clamping: limit.rlim_cur)
        return DoctorReport.Entry(
            "openFiles", BilingualText(zh: "可同时打开的文件", en: "Open files allowed"),
            BilingualText(zh: String(count), en: String(count)), count < fewestFiles ? .missing : .fine,
            advice: count < fewestFiles
                ? BilingualText(zh: "太少，请用 ulimit -n 放宽", en: "Too few: raise it with ulimit -n") : nil)
    }

    private static var temporaryFolder: DoctorReport.Entry {
        let folder = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        let name = BilingualText(zh: "临时文件夹", en: "Temporary folder")
        var status = statvfs()
        guard access(folder, W_OK) == 0, statvfs(folder, &status) == 0 else {
            return DoctorReport.Entry(
                "temporaryFolder", name, BilingualText(zh: "\(folder) 不能写入", en: "\(folder) cannot be written"),
                .missing,
                advice: BilingualText(zh: "请用环境变量 TMPDIR 另指一处", en: "Name another one in TMPDIR"))
        }
        let free = gibibytes(Int(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize)))
        return DoctorReport.Entry(
            "temporaryFolder", name, BilingualText(zh: "\(folder)，剩余 \(free)", en: "\(folder), \(free) free"))
    }

    private static var oddNames: DoctorReport.Entry {
        let name = BilingualText(zh: "GBK 文件名", en: "Names in GBK")
        return LegiblePath.decodesGB18030
            ? DoctorReport.Entry("gb18030", name, BilingualText(zh: "能显示", en: "can be shown"))
            : DoctorReport.Entry(
                "gb18030", name, BilingualText(zh: "显示为 \\xNN", en: "are shown as \\xNN"), .remark,
                advice: BilingualText(
                    zh: "本机没有 GB18030 转码表，审核不受影响", en: "There is no GB18030 table here; reviewing works all the same"))
    }

    private static func gibibytes(_ bytes: Int) -> String {
        "\(ShortestDecimal.text((Double(bytes) / Double(1 << 30) * 10).rounded() / 10)) GiB"
    }
}

extension Terminal {
    static var entries: [DoctorReport.Entry] {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { text(of: $0) }.first { !$0.isEmpty } ?? "C"
        let plain = locale.lowercased().filter { $0 != "-" }
        let isUTF8 = plain.hasSuffix("utf8")
        let encoding = DoctorReport.Entry(
            "locale", BilingualText(zh: "编码", en: "Encoding"), BilingualText(zh: locale, en: locale),
            isUTF8 ? .fine : .remark,
            advice: isUTF8
                ? nil
                : BilingualText(
                    zh: "不是 UTF-8，中文可能显示不出来；可设 LANG=C.UTF-8",
                    en: "Not UTF-8: Chinese may not be shown; LANG=C.UTF-8 helps"))
        let colour = DoctorReport.Entry(
            "colour", BilingualText(zh: "颜色", en: "Colour"),
            usesColour ? BilingualText(zh: "用", en: "yes") : BilingualText(zh: "不用", en: "no"))
        return [encoding, colour]
    }
}
