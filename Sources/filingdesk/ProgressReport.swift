import ArgumentParser
import Glibc
import Review
import Spreadsheet
import Synchronization

/// How progress is told on standard error.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    /// A bar on a terminal, nothing elsewhere.
    case auto
    case bar
    /// One JSON object a line.
    case json
    case none
}

/// Tells how far a run is: phase, counts, rate, time left. Something is said at least every half second, also while a large
/// file or the comparison of all takes longer.
final class ProgressReport: Sendable {
    private struct State {
        var now: RunProgress?
        var phaseBegan = ContinuousClock.now
        var lastTold: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let isBar: Bool
    private let language: Language

    private static let shortest = Duration.milliseconds(100)
    private static let longest = Duration.milliseconds(500)

    /// Nil where nothing is to be told.
    init?(_ style: ProgressStyle, _ language: Language) {
        switch style {
        case .auto where Terminal.errorIsTerminal && !Terminal.isDumb, .bar: isBar = true
        case .json: isBar = false
        case .auto, .none: return nil
        }
        self.language = language
        Task.detached(priority: .utility) { [weak self] in
            while let self {
                self.tell(always: true)
                try? await Task.sleep(for: Self.longest)  // it ends with the process
            }
        }
    }

    func take(_ progress: RunProgress) {
        state.withLock { state in
            if state.now?.phase != progress.phase { state.phaseBegan = .now }
            state.now = progress
        }
        tell(always: progress.done == progress.total || progress.done == 0)
    }

    private func tell(always: Bool) {
        let line = state.withLock { state -> String? in
            guard let now = state.now else { return nil }
            if !always, let last = state.lastTold, ContinuousClock.now - last < Self.shortest { return nil }
            state.lastTold = .now
            let elapsed = (ContinuousClock.now - state.phaseBegan) / .seconds(1)
            return isBar ? bar(now, elapsed) : json(now, elapsed)
        }
        if let line { Terminal.sayRaw(line) }
    }

    /// `审核 [##########..........] 217/434  148/s  剩余 0:02`
    private func bar(_ now: RunProgress, _ elapsed: Double) -> String {
        let clear = "\r\u{1B}[K"
        if now.phase == .summing, now.done == now.total { return clear }
        let width = 24
        let filled = now.total > 0 ? width * now.done / now.total : width
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        var line = "\(now.phase.label[language]) [\(bar)] \(now.done)/\(now.total)"
        if now.done > 0, elapsed > 0 {
            let rate = Double(now.done) / elapsed
            let left = Int((Double(now.total - now.done) / rate).rounded(.up))
            line += "  \(Int(rate.rounded()))/s  \(BilingualText(zh: "剩余", en: "left")[language]) \(left / 60):"
            line += left % 60 < 10 ? "0\(left % 60)" : "\(left % 60)"
        }
        return clear + line
    }

    private func json(_ now: RunProgress, _ elapsed: Double) -> String {
        let rate = elapsed > 0 ? Double(now.done) / elapsed : 0
        let left = rate > 0 ? tenths(Double(now.total - now.done) / rate) : "null"
        return
            "{\"phase\":\"\(now.phase.rawValue)\",\"done\":\(now.done),\"total\":\(now.total),\"perSecond\":\(tenths(rate)),\"secondsLeft\":\(left)}\n"
    }

    private func tenths(_ number: Double) -> String { ShortestDecimal.text((number * 10).rounded() / 10) }
}
