import Glibc

/// The C library's conversion between codings of text.
///
/// Soundness: input and output stay in place during the call, and it is told how long they are.
package enum Iconv {
    /// - Parameters:
    ///   - from: UTF-8, UTF-16 or GB18030, in the C library's spelling; `to` likewise.
    /// - Returns: nil for what is not in that coding, and where the system does not know it.
    package static func convert(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
        guard let conversion = iconv_open(to, from), Int(bitPattern: conversion) != -1 else { return nil }
        defer { iconv_close(conversion) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var failed = false
        // Of these codings none makes more than two bytes of one.
        let converted = [UInt8](unsafeUninitializedCapacity: bytes.count * 2 + 16) { output, count in
            input.withUnsafeMutableBufferPointer { input in
                output.withMemoryRebound(to: CChar.self) { output in
                    var (from, left) = (input.baseAddress, input.count)
                    var (into, room) = (output.baseAddress, output.count)
                    failed = iconv(conversion, &from, &left, &into, &room) == -1
                    count = output.count - room
                }
            }
        }
        return failed ? nil : converted
    }
}
