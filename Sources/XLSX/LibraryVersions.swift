import CCrypto
import CDeflate
import CExpat
import CZip

/// The C libraries that packages are read and written with, as they call themselves.
package enum LibraryVersions {
    package static let all: [(name: String, version: String)] = [
        ("libzip", String(cString: zip_libzip_version())),
        ("expat", String(String(cString: XML_ExpatVersion()).drop { !$0.isNumber })),
        ("libdeflate", LIBDEFLATE_VERSION_STRING),
        (
            "OpenSSL",
            String(String(cString: OpenSSL_version(OPENSSL_VERSION)).drop { !$0.isNumber }.prefix { $0 != " " })
        ),
    ]
}
