extension OPCPackage {
    /// The same package without what a program puts in by the clock or by chance: every entry is dated 1980-01-01, and the
    /// axes of charts are numbered in their order. So the same workbook converted twice gives the same bytes.
    package func reproducible() throws(XLSXError) -> OPCPackage {
        var writer = try SpliceWriter(self)
        try withParts { parts throws(XLSXError) in
            for (index, entry) in entries.enumerated() where PartName.key(entry.name).hasPrefix("xl/charts/chart") {
                writer.replace(index, with: ChartAxes.renumbered(try parts.content(of: entry.name)))
            }
        }
        let day: [UInt8] = [0, 0, 0x21, 0]
        var bytes = try writer.archive()
        for record in try ZipDirectory(bytes).records {
            bytes.replaceSubrange((record.range.lowerBound + 12)..<(record.range.lowerBound + 16), with: day)
            bytes.replaceSubrange((record.localOffset + 10)..<(record.localOffset + 14), with: day)
        }
        return try OPCPackage(bytes: bytes, limits: limits)
    }
}

/// The numbers by which a chart's axes name each other; nothing outside the chart knows them (ECMA-376 Part 1, 21.2.2.9).
private enum ChartAxes {
    static func renumbered(_ bytes: [UInt8]) -> [UInt8] {
        var splice = ByteSplice()
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        for mark in ["axId val=\"", "crossAx val=\""] {
            for range in bytes.ranges(of: Array(mark.utf8)) {
                let old = bytes[range.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
                let new = numbers[old] ?? numbers.count + 1
                numbers[old] = new
                splice.replace(old.startIndex..<old.endIndex, with: String(new))
            }
        }
        return splice.applied(to: bytes)
    }
}
