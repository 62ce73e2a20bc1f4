import Conversion
import Reports
import XLSX

/// Part of the command line's vocabulary.
package typealias Converter = Conversion.Converter

/// The C libraries that the program works with, as they call themselves.
package enum Libraries {
    package static var versions: [(name: String, version: String)] {
        LibraryVersions.all + [("libxlsxwriter", SummaryWorkbook.libraryVersion)]
    }
}
