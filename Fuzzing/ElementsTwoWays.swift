import Spreadsheet

@testable import XLSX

/// Walks over a part's elements directly and by expat. Where both accept it, both must tell the same of it.
enum ElementsTwoWays {
    static func compare(_ bytes: [UInt8]) {
        var direct = ToldElements()
        guard bytes.withUnsafeBufferPointer({ TagWalk.walk($0, into: &direct, limits: FuzzTarget.limits) }),
            let expat = try? XMLPart.readSlowly(bytes, part: "part.xml", limits: FuzzTarget.limits, ToldElements())
        else { return }
        guard direct.told == expat.told else {
            fatalError("the ways differ:\n\(direct.told.prefix(20))\n\(expat.told.prefix(20))")
        }
    }
}

/// The elements of a part in words.
private struct ToldElements: ElementSink {
    private(set) var told: [String] = []
    private var text: [UInt8] = []
    private var lastStart = -1

    var wantsText: Bool { true }

    mutating func start(_ element: XMLElement) {
        endText()
        lastStart = element.tag.lowerBound
        let attributes = element.allAttributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        told.append(
            "\(element.tag) \(element.prefix)\(element.localName) \(element.namespace) \(element.depth) \(attributes)")
    }

    mutating func end(depth: Int, _ tag: Range<Int>) {
        endText()
        // Of `<a/>` only the place is promised.
        told.append(tag.lowerBound == lastStart || tag.isEmpty ? "end \(depth)" : "end \(depth) \(tag)")
        lastStart = -1
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { text += bytes }

    private mutating func endText() {
        if !text.isEmpty { told.append("text \(text)") }
        text = []
    }
}
