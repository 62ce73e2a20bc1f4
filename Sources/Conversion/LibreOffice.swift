import FoundationEssentials
import Glibc
import Synchronization

/// LibreOffice as a converter of legacy workbooks, where it is installed.
struct LibreOffice: Sendable {
    enum Outcome {
        case written(path: String)
        case timedOut, failed
    }

    /// What to install on Debian; it needs no display.
    static let package = "libreoffice-calc-nogui"

    let program: String

    /// One run at a time, whatever the number of jobs: each takes some 200 MB.
    private static let turn = Mutex(())

    /// Nil when no folder of the search path has it.
    init?(searchPath: String) {
        let places = searchPath.split(separator: ":").map { "\($0)/soffice" }
        guard let program = places.first(where: { $0.hasPrefix("/") && access($0, X_OK) == 0 }) else { return nil }
        self.program = program
    }

    /// Converts a workbook in a folder, which becomes the program's home and takes everything that it writes.
    ///
    /// - Parameter name: of the workbook in the folder.
    func convert(_ name: String, in folder: String, limits: ConversionLimits) -> Outcome {
        guard prepareProfile(in: folder) else { return .failed }
        let child = ChildProcess(
            program: program,
            arguments: [
                "-env:UserInstallation=\(URL(filePath: "\(folder)/profile").absoluteString)", "--headless",
                "--norestore", "--nologo", "--nodefault",
                "--nolockcheck", "--infilter=MS Excel 97", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
                "\(folder)/out", "\(folder)/\(name)",
            ],
            environment: ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder)", "TMPDIR=\(folder)", "LANG=C.UTF-8"],
            seconds: limits.seconds, memory: limits.memory, fileSize: limits.fileSize)
        let outcome = Self.turn.withLock { _ in child.run() }
        // It exits with 0 when it could not load the file, too: only what was written tells.
        let stem = name.split(separator: ".").first ?? ""  // the caller's own name has one
        let path = "\(folder)/out/\(stem).xlsx"
        switch outcome {
        case .timedOut: return .timedOut
        case .exited(0) where access(path, R_OK) == 0: return .written(path: path)
        case .exited, .notStarted: return .failed
        }
    }

    /// A profile that runs no macro and follows no link: the workbook comes from outside.
    private func prepareProfile(in folder: String) -> Bool {
        let user = "\(folder)/profile/user"
        let settings = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
            <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
            <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
            <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Calc/Content/Update">\
            <prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
            </oor:items>
            """
        do {
            try FileManager.default.createDirectory(atPath: user, withIntermediateDirectories: true)
            try Data(settings.utf8).write(to: URL(filePath: "\(user)/registrymodifications.xcu"))
            return true
        } catch {
            return false
        }
    }
}

/// What one conversion may take.
package struct ConversionLimits: Sendable {
    package var seconds = 60
    /// Address space in bytes. The largest sheets that the format allows take a third of it.
    package var memory = 4 << 30
    package var fileSize = 512 << 20

    package init() {}
}
