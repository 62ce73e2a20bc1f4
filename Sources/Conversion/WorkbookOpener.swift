import FoundationEssentials
import Spreadsheet
import XLSX

/// A workbook as read, and the package that an annotated copy is made from where it is not the file itself.
package struct OpenedWorkbook: Sendable {
    package let workbook: Workbook
    /// The package that a legacy workbook was converted to; nil for a file that is a package already.
    package let converted: OPCPackage?
}

/// Reads a workbook of either generation. What a file is, its bytes tell; but a legacy workbook is converted only under
/// its own name: one that calls itself .xlsx is refused like anything else under a false name (FILE-01).
package struct WorkbookOpener: Sendable {
    private let limits: Limits
    private let reader: WorkbookReader
    private let converter: LegacyConverter

    /// - Parameter searchPath: the folders in which a converter is looked for; nil for those of `PATH`.
    package init(
        limits: Limits = .default, conversionLimits: ConversionLimits = ConversionLimits(), searchPath: String? = nil
    ) {
        self.limits = limits
        reader = WorkbookReader(limits: limits)
        converter = LegacyConverter(
            limits: limits, conversionLimits: conversionLimits,
            searchPath: searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    }

    package static func isLegacyName(_ path: String) -> Bool { path.lowercased().hasSuffix(".xls") }

    /// - Parameters:
    ///   - name: how the caller names the file; kept in `WorkbookID.name`.
    ///   - fingerprint: whether `WorkbookID.sha256` is asked for; empty without.
    package func open(
        path: String, name: String, fingerprint: Bool = true
    ) throws(ReadingError) -> OpenedWorkbook {
        do throws(XLSXError) {
            let workbook = try reader.read(path: path, name: name, fingerprint: fingerprint)
            return OpenedWorkbook(workbook: workbook, converted: nil)
        } catch .notAWorkbook(.legacyXLS) where Self.isLegacyName(path) {
            return try openLegacy(path: path, name: name, fingerprint: fingerprint)
        } catch {
            throw .workbook(error)
        }
    }

    /// The package that a workbook is, to be patched.
    package func package(path: String) throws(XLSXError) -> OPCPackage { try reader.open(path: path) }

    /// The workbook that a legacy one was converted to.
    package func read(converted package: OPCPackage, name: String) throws(XLSXError) -> Workbook {
        try reader.read(package, name: name)
    }

    private func openLegacy(
        path: String, name: String, fingerprint: Bool
    ) throws(ReadingError) -> OpenedWorkbook {
        let bytes: [UInt8]
        let outline: LegacyOutline
        do throws(XLSXError) {
            bytes = try FileBytes.read(path, limit: limits.fileSize)
            outline = try LegacyOutline(bytes)
        } catch {
            throw .workbook(error)
        }
        let package = try converter.convert(bytes, outline: outline)
        let copy: Workbook
        do throws(XLSXError) {
            copy = try reader.read(package, name: name)
        } catch {
            throw .converted(error)
        }
        try outline.check(copy)
        let workbook = Workbook(
            id: WorkbookID(name: name, sha256: fingerprint ? Fingerprint.sha256(bytes) : ""), sheets: copy.sheets,
            features: outline.hasMacros ? copy.features.union(.macros) : copy.features, diagnostics: copy.diagnostics)
        return OpenedWorkbook(workbook: workbook, converted: package)
    }
}
