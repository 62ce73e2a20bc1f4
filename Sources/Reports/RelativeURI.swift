import Spreadsheet

/// A path, as `SystemPath` carries it, as a relative URI reference (RFC 3986): everything but unreserved characters and `/` percent-encoded.
struct RelativeURI {
    let text: String

    init(_ path: String) {
        var output = ""
        for byte in SystemPath(path).bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                output.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                output += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        text = output
    }
}
