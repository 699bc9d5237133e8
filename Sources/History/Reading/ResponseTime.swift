internal import Metrics

/// The median of a source's newest answers, and how long that stays true.
struct ResponseTime: Sendable {
    /// What it was asked of; another good poll, the source's newest, is another answer.
    struct Asked: Hashable {
        var newest: Int
        var good: Int64
    }

    private let asked: Asked
    /// Milliseconds since 1970: from when on answers count, and when the oldest that counted was sent.
    private let (start, oldest): (Int64, Int64)
    /// Nil without an answer.
    let milliseconds: Double?

    /// Of rows of what an answer took in all, in microseconds, and when it was sent, newest first.
    init(_ asked: Asked, since start: Int64, _ row: borrowing Statement) throws {
        var totals: [Double] = []
        var oldest = Int64.max
        while try row.step() {
            totals.append(Double(row.integer(0)) / 1_000)
            oldest = min(oldest, row.integer(1))
        }
        self.asked = asked
        self.start = start
        self.oldest = oldest
        milliseconds = totals.isEmpty ? nil : Latency.percentile(0.5, of: totals.sorted())
    }

    /// Whether the same answers count from a moment on: none came, and none is too old by now.
    func isStill(_ asked: Asked, since start: Int64) -> Bool {
        asked == self.asked && (self.start...oldest).contains(start)
    }
}
