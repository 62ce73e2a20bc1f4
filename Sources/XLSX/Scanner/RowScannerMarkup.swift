import Glibc

/// The markup around the cells: tags, attributes, formulas and inline strings.
///
/// Soundness: as in `RowScanner`: reads stay below `safeEnd`, or ask how many bytes are left.
extension RowScanner {
    /// The next `<` at or behind a place; nil when there is none.
    @inline(__always)
    func nextTag(_ start: Place) -> Place? { Markup.nextTag(start, end) }

    /// The place behind `</name>`, where that stands; nil otherwise.
    func isEndTag(_ tag: Place, _ name: StaticString) -> Place? {
        let count = name.utf8CodeUnitCount
        guard end - tag > count + 2, tag[1] == UInt8(ascii: "/"), memcmp(tag + 2, name.utf8Start, count) == 0 else {
            return nil
        }
        let place = Markup.skipSpaces(tag + 2 + count, end)
        return place < end && place.pointee == UInt8(ascii: ">") ? place + 1 : nil
    }

    private func isStartTag(_ tag: Place, _ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        return end - tag > count + 1 && memcmp(tag + 1, name.utf8Start, count) == 0 && Markup.endsName(tag[1 + count])
    }

    /// What comes next within a start tag.
    enum TagPiece {
        case attribute(PlainAttribute)
        /// `>`, or `/>` of an element without content; the place is behind it.
        case end(isEmpty: Bool)
        case notPlain
    }

    func nextPiece(_ place: inout Place) -> TagPiece {
        var cursor = Markup.skipSpaces(place, end)
        guard cursor < end else { return .notPlain }
        if cursor.pointee == UInt8(ascii: ">") {
            place = cursor + 1
            return .end(isEmpty: false)
        }
        if cursor.pointee == UInt8(ascii: "/") {
            guard end - cursor > 1, cursor[1] == UInt8(ascii: ">") else { return .notPlain }
            place = cursor + 2
            return .end(isEmpty: true)
        }
        guard cursor > place, let attribute = PlainAttribute(&cursor, end: end) else { return .notPlain }
        place = cursor
        return .attribute(attribute)
    }

    /// `<f>`, `<is>` and other children of a cell; from the tag to behind its end tag.
    mutating func child(_ tag: Place, _ reading: inout Reading) -> Place? {
        if isStartTag(tag, "f") {
            reading.isFormula = true
            guard let (text, next) = leaf(tag + 2, "f") else { return nil }
            reading.formula = text ?? reading.formula
            return next
        }
        if isStartTag(tag, "v") {
            reading.hasValue = true
            guard let (text, next) = leaf(tag + 2, "v") else { return nil }
            reading.value = text ?? reading.value
            reading.number = nil
            return next
        }
        if isStartTag(tag, "is") {
            reading.hasInline = true
            text.clear()
            return inlineString(tag + 3)
        }
        return skipElement(tag)
    }

    /// An element of text alone, from behind its name to behind its end tag.
    private func leaf(_ start: Place, _ name: StaticString) -> (text: UnsafeBufferPointer<UInt8>?, next: Place)? {
        guard let (text, isEmpty) = skipAttributes(start) else { return nil }
        if isEmpty { return (nil, text) }
        guard let close = nextTag(text), let next = isEndTag(close, name) else { return nil }
        return (close > text ? UnsafeBufferPointer(start: text, count: close - text) : nil, next)
    }

    private func skipAttributes(_ start: Place) -> (next: Place, isEmpty: Bool)? {
        var place = start
        while true {
            switch nextPiece(&place) {
            case .attribute: continue
            case .end(let isEmpty): return (place, isEmpty)
            case .notPlain: return nil
            }
        }
    }

    /// The texts of `<is>` (18.3.1.53) into `text`, from behind its name: runs joined, phonetic runs left out.
    private mutating func inlineString(_ start: Place) -> Place? {
        guard let (content, isEmpty) = skipAttributes(start) else { return nil }
        if isEmpty { return content }
        var place = content
        while let tag = nextTag(place) {
            if let next = isEndTag(tag, "is") { return next }
            if isStartTag(tag, "t") {
                guard let (piece, next) = leaf(tag + 2, "t") else { return nil }
                if let piece { text.append(piece) }
                place = next
            } else if isNormalised, isStartTag(tag, "r") {
                guard let (next, _) = skipAttributes(tag + 2) else { return nil }
                place = next
            } else if isNormalised, let next = isEndTag(tag, "r") {
                place = next
            } else {
                guard let next = skipElement(tag) else { return nil }
                place = next
            }
        }
        return nil
    }

    /// Skips an element that means nothing here, of normalised text only: elsewhere nothing says that it is well-formed.
    func skipElement(_ tag: Place) -> Place? {
        guard isNormalised, tag < end - 1, tag[1] != UInt8(ascii: "/") else { return nil }
        var place = tag
        var depth = 0
        repeat {
            guard let next = nextTag(place), next < end - 1 else { return nil }
            if next[1] == UInt8(ascii: "/") {
                depth -= 1
                guard let close = memchr(next, Int32(UInt8(ascii: ">")), end - next) else { return nil }
                place = Place(close.assumingMemoryBound(to: UInt8.self)) + 1
            } else {
                var name = next + 1
                while name < end, !Markup.endsName(name.pointee) { name += 1 }
                guard let (after, isEmpty) = skipAttributes(name) else { return nil }
                if !isEmpty { depth += 1 }
                place = after
            }
        } while depth > 0
        return place
    }
}
