internal import History
internal import Collection
internal import Metrics

/// One line of what this process has done.
struct LogEntry: Sendable, Identifiable {
    let id: Int
    let time: Timestamp
    /// `akash/gpu-prices`, or what else it is about.
    let subject: String
    /// The word for what came of it: `ok`, `failed`.
    let verdict: String
    let text: String
    let isTrouble: Bool
    let isStored: Bool

    init(_ report: PollReport, id: Int) {
        self.id = id
        time = report.time
        subject = report.id.description
        isStored = report.storageError == nil
        verdict = isStored ? report.outcome.name : "not stored"
        let notes = report.notes.isEmpty ? "" : " · " + report.notes.joined(separator: " · ")
        let duration = report.duration.map { ", \($0.inMilliseconds) ms" } ?? ""
        let count =
            report.stored > 0
            ? "\(report.stored) sample\(report.stored == 1 ? "" : "s")"
            : report.repeated > 0 ? "nothing new, \(report.repeated) known" : "nothing new"
        let stored = count + duration
        text = (report.outcome.reason ?? stored) + notes
        isTrouble = !report.outcome.isGood || !isStored
    }
}
