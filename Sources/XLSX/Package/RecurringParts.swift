import Spreadsheet
import Synchronization

/// What was made of parts that are the same in file after file. The filings of a county are copies of a few templates:
/// styles, relationships and the list of sheets recur, and need not be inflated and read again.
///
/// A part is known by its name and by what the archive stores of it, compared byte for byte. One reader, with one set of
/// limits, shares one of these: what passed its limits once passes them again.
final class RecurringParts: Sendable {
    let workbooks = Memory<WorkbookPart>()
    let relationships = Memory<[Relationship]>()
    let styles = Memory<[NumberFormat]>()
    // The same as a patch begins with them.
    let workbookPatches = Memory<WorkbookPatch>()
    let stylesPatches = Memory<StylesPatch>()
    let lists = Memory<ListDraft>()
    let deflated = DeflatedParts()

    /// In stored bytes; what is larger is of no template.
    static let largestPart = 32 << 10

    /// A part as it lies in an archive.
    struct Stored: Hashable, Sendable {
        let part: String
        let entry: ZipArchive.Entry
        let bytes: [UInt8]

        static func == (one: Self, other: Self) -> Bool {
            one.entry.crc == other.entry.crc && one.entry.size == other.entry.size
                && one.entry.method == other.entry.method && one.part == other.part && one.bytes == other.bytes
        }

        func hash(into hasher: inout Hasher) { hasher.combine(entry.crc) }
    }

    /// Values by the part that they were read from.
    final class Memory<Value: Sendable>: Sendable {
        private let shelf = Shelf()

        subscript(part: Stored) -> Value? { shelf[part] as? Value }

        func insert(_ value: Value, _ part: Stored) { shelf.insert(value, part) }
    }

    /// What a memory holds, whatever its kind.
    private final class Shelf: Sendable {
        private let known = Mutex<(values: [Stored: any Sendable], bytes: Int)>(([:], 0))

        /// In stored bytes; once it is full, nothing more is learnt.
        private static let capacity = 2 << 20

        subscript(part: Stored) -> (any Sendable)? { known.withLock { $0.values[part] } }

        func insert(_ value: any Sendable, _ part: Stored) {
            known.withLock { known in
                guard known.bytes + part.bytes.count <= Self.capacity else { return }
                known.bytes += part.bytes.count
                known.values[part] = value
            }
        }
    }
}
