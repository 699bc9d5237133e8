internal import Collection
internal import Dispatch
internal import Glibc
internal import Threads

/// Lines on their way to standard output, which nobody may be reading: a full pipe, or a terminal that was stopped.
///
/// Whoever says one never waits. What is not read is lost from some number of lines on, and how many were is said before
/// the next that is written.
final class LineQueue: Sendable {
    private struct State {
        var waiting = 0
        var lost = 0
        var isFull = false
    }

    /// How many lines may wait.
    private let limit: Int
    private let state = Locked(State())
    private let writer = DispatchQueue(label: "lines")

    init(limit: Int = 1_000) { self.limit = limit }

    /// Says what has just happened, which may hold words from outside, with the time: the line may end in a log.
    func sayNow(_ event: some CustomStringConvertible) {
        let lost = state.withLock { state -> Int? in
            // Half of it is to be read first, so that lines that follow each other stay together.
            if state.waiting <= limit / 2 { state.isFull = false }
            if state.waiting >= limit { state.isFull = true }
            guard !state.isFull else {
                state.lost += 1
                return nil
            }
            defer { state.lost = 0 }
            state.waiting += 1
            return state.lost
        }
        guard let lost else { return }
        let now = "\(Workspace.clock.now())  "
        let note = lost > 0 ? "\(now)\(lost) lines before this one were lost: nobody read them\n" : ""
        let line = note + now + plain(event) + "\n"
        writer.async { [state] in
            write(line)
            state.withLock { $0.waiting -= 1 }
        }
    }

    /// Waits for a second at most until all is written.
    func finish() {
        let end = DispatchGroup()
        writer.async(group: end) {}
        _ = end.wait(timeout: .now() + .seconds(1))
    }
}
