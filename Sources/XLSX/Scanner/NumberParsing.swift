/// Numbers straight from bytes, independent of any locale.
enum NumberParsing {
    /// The double nearest to the decimal, or nil for anything that is not one finite decimal number.
    ///
    /// Up to 2⁵³ and 10²² both mantissa and power are exact, so that one multiplication or division rounds correctly
    /// (Clinger); anything longer goes through the standard library.
    static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var index = 0
        let count = text.count
        var isNegative = false
        if index < count, text[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        var mantissa: UInt64 = 0
        var digits = 0
        var scale = 0
        while index < count, let digit = digit(text[index]) {
            mantissa = mantissa &* 10 &+ digit
            digits += 1
            index += 1
        }
        if index < count, text[index] == UInt8(ascii: ".") {
            index += 1
            while index < count, let digit = digit(text[index]) {
                mantissa = mantissa &* 10 &+ digit
                digits += 1
                scale += 1
                index += 1
            }
        }
        guard index == count, digits > 0, digits <= 19, mantissa <= 1 << 53, scale <= 22 else { return slow(text) }
        let number = scale == 0 ? Double(mantissa) : Double(mantissa) / powers[scale]
        return isNegative ? -number : number
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

    private static func slow(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        let trimmed = text.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        var word = String(decoding: trimmed, as: UTF8.self)
        while word.last?.isWhitespace == true { word.removeLast() }
        // `Double` would take "nan", "inf" and hexadecimal.
        guard word.utf8.allSatisfy({ digit($0) != nil || "+-.eE".utf8.contains($0) }) else { return nil }
        return Double(word).flatMap { $0.isFinite ? $0 : nil }
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
        1e21, 1e22,
    ]
}
