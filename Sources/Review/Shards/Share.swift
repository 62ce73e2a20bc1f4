import Glibc
import Spreadsheet
import XLSX

/// One of several equal shares of a run's files, `2/40`: each machine reviews one.
///
/// The files go to the shares by their size, the largest first, each to the share that has least so far. Which file goes where
/// depends on the files alone, not on the order in which folders are given, so that all shares together are all files.
package struct Share: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let count: Int

    /// Nil unless `number` is one of `count`.
    package init?(number: Int, count: Int) {
        guard (1...Self.most).contains(count), (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Reads `2/40`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number: number, count: count)
    }

    /// More shares than anybody has processors.
    private static let most = 100_000

    /// The share's files, in their order.
    package func inputs(of whole: SizedInputs) -> [Input] {
        var loads = [Int](repeating: 0, count: count)
        var own: [Int] = []
        let bySize = whole.sizes.indices.sorted { (-whole.sizes[$0], $0) < (-whole.sizes[$1], $1) }
        for index in bySize {
            // Of shares with the same load the first.
            guard let least = loads.indices.min(by: { (loads[$0], $0) < (loads[$1], $1) }) else { continue }
            loads[least] += whole.sizes[index] + Self.bytesOfAnyFile
            if least == number - 1 { own.append(index) }
        }
        return own.sorted().map { whole.inputs[$0] }
    }

    /// What a file costs besides its bytes, in bytes: opening, recognising, judging and writing it.
    private static let bytesOfAnyFile = 16 << 10
}

extension Share: CustomStringConvertible {
    package var description: String { "\(number)/\(count)" }
}

/// All files of a run, those of the other shares included.
package struct SizedInputs: Sendable {
    package let inputs: [Input]
    /// In bytes; none for a file that is not there, which its share will say.
    let sizes: [Int]

    package init(_ inputs: [Input]) {
        self.inputs = inputs
        sizes = inputs.map { input in
            var status = stat()
            return SystemPath(input.path).withPointer { stat($0, &status) } == 0 ? Int(status.st_size) : 0
        }
    }

    /// The same wherever the same files are given: their names in the run and their sizes.
    var fingerprint: String {
        var text = ""
        for (input, size) in zip(inputs, sizes) { text += "\(input.label)\t\(input.outputPath)\t\(size)\n" }
        return Fingerprint.sha256(Array(text.utf8))
    }
}
