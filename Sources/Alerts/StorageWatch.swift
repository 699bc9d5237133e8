internal import Metrics

/// Notices that nothing can be stored, which no rule can: what it fires at is read from the database.
struct StorageWatch {
    /// What is told of it at present.
    private var event: AlertEvent?
    private var lastFailure: Timestamp?
    private var count: Int64 = 0

    /// A small answer may find room on a disk that is full; it is over once nothing has failed for so long.
    static let patience = Duration.seconds(60)

    /// Takes that something could not be stored, or with nil that time has passed.
    ///
    /// - Returns: what is to be told, once when it begins and once when it is over.
    mutating func take(_ trouble: String?, at now: Timestamp) -> AlertMessage? {
        if let trouble {
            lastFailure = now
            guard event == nil else { return nil }
            count += 1
            let event = event("takes nothing: \(trouble)", since: now, until: nil)
            self.event = event
            return AlertMessage(event, .fired)
        }
        guard let event, let lastFailure, now - lastFailure >= Self.patience else { return nil }
        self.event = nil
        return AlertMessage(self.event(event.sentence, since: event.since, until: now), .ended)
    }

    /// One that stands in no database; its number is under zero.
    private func event(_ trouble: String, since: Timestamp, until end: Timestamp?) -> AlertEvent {
        let seconds = end.map { ($0 - since).inSeconds } ?? 0
        return AlertEvent(
            id: -count, rule: AlertFinding.prefix + "nothing can be stored", subject: "the database",
            sentence: trouble, unit: .seconds, since: since, fired: since, ended: end, value: 0,
            last: seconds, lowest: 0, highest: seconds, acknowledged: nil)
    }
}
