import Glibc

/// Numbers straight from bytes, independent of any locale.
///
/// Soundness: every byte looked at is one of the buffer's, counted against its end.
enum NumberParsing {
    /// The double nearest to the decimal, or nil for anything that is not one finite decimal number.
    static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var trimmed = text.drop(while: Markup.isSpace)
        while let last = trimmed.last, Markup.isSpace(last) { trimmed.removeLast() }
        // `Double` would take "nan", "inf" and hexadecimal.
        guard trimmed.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 || isSign($0) }) else { return nil }
        guard !trimmed.isEmpty else { return nil }
        // The C library reads as far as it can, up to the NUL that ends the copy; no locale is ever set.
        let number = withUnsafeTemporaryAllocation(of: CChar.self, capacity: trimmed.count + 1) { copy -> Double? in
            for (index, byte) in trimmed.enumerated() { copy.initializeElement(at: index, to: CChar(bitPattern: byte)) }
            copy.initializeElement(at: trimmed.count, to: 0)
            guard let start = copy.baseAddress else { return nil }
            var end: UnsafeMutablePointer<CChar>?
            let number = strtod(start, &end)
            return end == start + trimmed.count ? number : nil
        }
        return number.flatMap { $0.isFinite ? $0 : nil }
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
        default: false
        }
    }

    /// The number that stands before a `<`, which the place is moved to; nil, with the place at or before the `<`, when
    /// it takes more than this.
    ///
    /// Up to 2⁵³ and 10²² both mantissa and power are exact, so that one division rounds correctly (Clinger, 1990). A
    /// longer mantissa of up to 19 digits is divided in 64-bit precision; only a quotient that lies just between two
    /// doubles is left to the standard library.
    @inline(__always)
    static func plain(_ place: inout UnsafePointer<UInt8>) -> Double? {
        var cursor = place
        let isNegative = cursor.pointee == UInt8(ascii: "-")
        if isNegative { cursor += 1 }
        var mantissa: UInt64 = 0
        let whole = cursor
        while let digit = digit(cursor.pointee) {
            mantissa = mantissa &* 10 &+ digit
            cursor += 1
        }
        var digits = cursor - whole
        var scale = 0
        if cursor.pointee == UInt8(ascii: ".") {
            cursor += 1
            let fraction = cursor
            while let digit = digit(cursor.pointee) {
                mantissa = mantissa &* 10 &+ digit
                cursor += 1
            }
            scale = cursor - fraction
            digits += scale
        }
        place = cursor
        guard cursor.pointee == UInt8(ascii: "<"), digits > 0, digits <= 19 else { return nil }
        if mantissa <= 1 << 53 {
            let number = scale == 0 ? Double(mantissa) : Double(mantissa) / powers[scale]
            return isNegative ? -number : number
        }
        return quotient(mantissa, scale).map { isNegative ? -$0 : $0 }
    }

    private static func quotient(_ mantissa: UInt64, _ scale: Int) -> Double? {
        #if arch(x86_64)
        // 10¹⁹ is exact in 64 bits. Half of a double's last place is bit 10 of the quotient's significand.
        let quotient = Float80(mantissa) / Float80(powers[scale])
        return quotient.significandBitPattern & 0x7FF == 0x400 ? nil : Double(quotient)
        #else
        return nil
        #endif
    }

    /// A plain non-negative integer; nil for anything else and on overflow.
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count > 0, text.count <= 18 else { return nil }
        var number = 0
        for byte in text {
            guard let digit = digit(byte) else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    @inline(__always)
    private static func digit(_ byte: UInt8) -> UInt64? {
        let value = byte &- UInt8(ascii: "0")
        return value <= 9 ? UInt64(value) : nil
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    ]
}
