internal import Extraction
internal import History
internal import Metrics

/// What asking a source came to, before anybody read it.
struct Answer: Sendable {
    /// When the first request was sent.
    var time: Timestamp
    /// Until the last answer was there.
    var duration: Duration = .zero
    /// Of the last request that was answered; of a list, see ``phases``.
    var status: Int?
    /// Of the first request, for the ones after it reuse its connection; of a list, those of the middle entry.
    var phases: Phases?
    /// Of all answers, after decompression.
    var bytes = 0
    /// What was asked and answered, for each entry of a list; without one there is one.
    var rounds: [Round] = []
    var result: Result<AnswerParts, Unusable>
    /// What is to be kept out of all that is made of it.
    var secret: Secret?

    /// ``duration``; nil for an answer that was recorded.
    var measuredDuration: Duration? { status != nil && phases == nil ? nil : duration }
}

/// An answer that there is nothing to read in, and why.
struct Unusable: Error, Hashable {
    let outcome: Outcome
    /// How long the source asks to be left alone.
    var wait: Duration?
    /// Whether an answer was on its way, or might have been, and took too long.
    var isSlow = false
    /// Whether no host at all can be reached.
    var isOutage = false

    static func failed(_ reason: String) -> Unusable { Unusable(outcome: .failed(reason: reason)) }
}
