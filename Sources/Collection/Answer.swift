internal import History
internal import Metrics

/// What asking a source came to, before anybody read it.
struct Answer: Sendable {
    /// When the first request was sent.
    let time: Timestamp
    /// Until the last answer was there.
    var duration: Duration = .zero
    /// Of the last request that was answered.
    var status: Int?
    /// Of the first request: the ones after it reuse its connection.
    var phases: Phases?
    /// Of all answers, after decompression.
    var bytes = 0
    var result: Result<[UInt8], Unusable>

    /// An answer that there is nothing to read in, and why.
    struct Unusable: Error {
        let outcome: Outcome
        /// How long the source asks to be left alone.
        var wait: Duration?
    }
}
