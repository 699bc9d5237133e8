internal import Metrics

/// What is stored of polls as the log tells it: the newest whole, and before them what was not well.
struct PollLog: Sendable {
    /// The newest first.
    private(set) var lines: [LogEntry] = []
    /// From then on it has every poll; before, those alone that were not well.
    ///
    /// Nil where it has all that there are.
    private(set) var wholeSince: Timestamp?
    /// Of which lines it knows.
    private(set) var ids: Set<String> = []

    /// How many lines of either kind there are at most.
    static let length = 1_000
    /// How far back it has what was not well: over a weekend.
    static let memory = Duration.seconds(3 * 86_400)

    init() {}

    /// Begins with the newest polls.
    init(newest lines: [LogEntry]) {
        add(lines)
        if lines.count >= Self.length { wholeSince = self.lines.last?.time }
    }

    /// Takes lines that it may know already.
    mutating func add(_ more: [LogEntry]) {
        let more = more.filter { line in
            (line.isTrouble || wholeSince.map { line.time >= $0 } ?? true) && ids.insert(line.id).inserted
        }
        guard !more.isEmpty else { return }
        lines = (lines + more).sorted { $0.time > $1.time }
        let isLong = lines.prefix { line in wholeSince.map { line.time >= $0 } ?? true }.count > Self.length
        if isLong { wholeSince = lines[Self.length - 1].time }
        guard let wholeSince, lines.count > Self.length else { return }
        let first = lines.firstIndex { $0.time < wholeSince } ?? lines.count
        let kept = lines[..<first] + lines[first...].lazy.filter(\.isTrouble).prefix(Self.length)
        guard kept.count < lines.count else { return }
        lines = Array(kept)
        ids = Set(lines.map(\.id))
    }

    /// Whether all that was polled when a line was is in it.
    func isWhole(at time: Timestamp) -> Bool { wholeSince.map { time >= $0 } ?? true }

    /// Together with the lines of this process that are not stored, or not read yet.
    func with(_ own: [LogEntry]) -> [LogEntry] {
        let others = own.filter { !ids.contains($0.id) && (!$0.isStored || isWhole(at: $0.time)) }
        return others.isEmpty ? lines : (others + lines).sorted { $0.time > $1.time }
    }
}
