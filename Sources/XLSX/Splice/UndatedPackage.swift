extension OPCPackage {
    /// The same package with every entry dated 1980-01-01. Programs stamp what they write with the time of day; without
    /// the stamps the same input gives the same bytes.
    package func undated() throws(XLSXError) -> OPCPackage {
        let day: [UInt8] = [0, 0, 0x21, 0]
        var bytes = bytes
        for record in try ZipDirectory(bytes).records {
            bytes.replaceSubrange((record.range.lowerBound + 12)..<(record.range.lowerBound + 16), with: day)
            bytes.replaceSubrange((record.localOffset + 10)..<(record.localOffset + 14), with: day)
        }
        return try OPCPackage(bytes: bytes, limits: limits)
    }
}
