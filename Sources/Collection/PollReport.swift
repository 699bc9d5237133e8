public import History
public import Metrics
public import Storage

/// What one poll came to, after its transaction was committed.
public struct PollReport: Sendable {
    public let id: SourceID
    public let outcome: Outcome
    /// Samples stored, without those whose slot already had one.
    public let stored: Int
    /// Samples whose slot already had one.
    public let repeated: Int
    /// What of the answer was refused, and why.
    public let notes: [String]
    /// When the first request was sent.
    public let time: Timestamp
    /// From then until the last answer was there; nil for an answer that was recorded.
    public let duration: Duration?
    /// Of all answers, after decompression.
    public var bytes = 0
    /// From the last byte until the transaction was committed.
    public var reading = Duration.zero
    /// Whether no host at all could be reached.
    var isOutage = false
    /// What kept the database from taking the poll; nil when it is stored.
    public var storageError: StorageError?

    init(
        id: SourceID, outcome: Outcome, stored: Int, repeated: Int, notes: [String], time: Timestamp,
        duration: Duration?
    ) {
        self.id = id
        self.outcome = outcome
        self.stored = stored
        self.repeated = repeated
        self.notes = notes
        self.time = time
        self.duration = duration
    }

    init(_ id: SourceID, notStored error: StorageError, of answer: Answer) {
        self.init(
            id: id, outcome: .unmeasured(reason: "\(error)"), stored: 0, repeated: 0, notes: [],
            time: answer.time, duration: answer.measuredDuration)
        storageError = error
    }
}

extension PollReport: CustomStringConvertible {
    /// One line: `akash/gpu-prices  ok  12 samples  143 ms`, `akash/capacity  failed  HTTP 500: …`.
    public var description: String {
        var parts = [id.description, storageError == nil ? outcome.name : "not stored"]
        if let reason = outcome.reason {
            parts.append(reason)
        } else {
            parts.append(stored == 1 ? "1 sample" : "\(stored) samples")
            if repeated > 0 { parts.append("\(repeated) were there already") }
            if let duration { parts.append("\(duration.inMilliseconds) ms") }
        }
        if let note = notes.first {
            parts.append(notes.count == 1 ? "(\(note))" : "(\(note); and \(notes.count - 1) more)")
        }
        return parts.joined(separator: "  ")
    }
}
