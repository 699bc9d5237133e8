internal import History
internal import Collection
internal import Metrics

/// One poll, as the log tells it.
struct LogEntry: Sendable, Identifiable {
    /// `akash/gpu-prices 1795615331250`: what was asked, and when.
    let id: String
    let time: Timestamp
    /// `akash/gpu-prices`, or what else it is about.
    let subject: String
    /// The word for what came of it: `ok`, `failed`.
    let verdict: String
    let text: String
    let isTrouble: Bool
    let isStored: Bool
    /// What a filter looks in.
    let words: String

    /// A poll of this process.
    init(_ report: PollReport) {
        self.init(
            report.id, report.time, report.outcome, isStored: report.storageError == nil,
            Receipt(stored: report.stored, repeated: report.repeated), report.duration, report.notes)
    }

    /// A poll that is stored, of whichever process.
    init(_ poll: PollRecord) {
        self.init(
            SourceID(network: poll.network, source: poll.source), poll.time, poll.outcome, isStored: true,
            poll.receipt, poll.phases.map { .milliseconds(Int64($0.total.rounded())) },
            // That it was measured goes without saying.
            poll.notes + (poll.origin == .measured ? [] : [poll.origin.rawValue]))
    }

    private init(
        _ source: SourceID, _ time: Timestamp, _ outcome: Outcome, isStored: Bool, _ receipt: Receipt,
        _ duration: Duration?, _ notes: [String]
    ) {
        self.time = time
        subject = source.description
        id = "\(subject) \(time.milliseconds)"
        self.isStored = isStored
        verdict = isStored ? outcome.name : "not stored"
        let notes = notes.isEmpty ? "" : " · " + notes.joined(separator: " · ")
        let length = duration.map { ", \($0.inMilliseconds) ms" } ?? ""
        let count =
            receipt.stored > 0
            ? "\(receipt.stored) sample\(receipt.stored == 1 ? "" : "s")"
            : receipt.repeated > 0 ? "nothing new, \(receipt.repeated) known" : "nothing new"
        text = (outcome.reason ?? count + length) + notes
        isTrouble = !outcome.isGood || !isStored
        words = "\(subject) \(verdict) \(text)"
    }
}
