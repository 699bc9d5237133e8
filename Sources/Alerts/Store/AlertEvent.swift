public import Metrics

/// Once that a rule fired.
public struct AlertEvent: Hashable, Sendable, Identifiable {
    public let id: Int64
    public let rule: String
    /// What the rule watched: a series or a source.
    public let subject: String
    /// What had to be the case, in words.
    public let sentence: String
    /// What its values count; nil where an older Assay did not note it.
    public let unit: Unit?
    /// When the condition began to hold.
    public let since: Timestamp
    public let fired: Timestamp
    /// Nil while it fires.
    public let ended: Timestamp?
    /// The value when it fired.
    public let value: Double
    /// The newest value while it fired; of one that is over the one that ended it, where a value did.
    public let last: Double
    public let lowest: Double
    public let highest: Double
    /// When somebody said that they know; nil when nobody has.
    public let acknowledged: Timestamp?

    public init(
        id: Int64, rule: String, subject: String, sentence: String, unit: Unit?, since: Timestamp,
        fired: Timestamp, ended: Timestamp?, value: Double, last: Double, lowest: Double, highest: Double,
        acknowledged: Timestamp?
    ) {
        self.id = id
        self.rule = rule
        self.subject = subject
        self.sentence = sentence
        self.unit = unit
        self.since = since
        self.fired = fired
        self.ended = ended
        self.value = value
        self.last = last
        self.lowest = lowest
        self.highest = highest
        self.acknowledged = acknowledged
    }

    public var isFiring: Bool { ended == nil }
}

/// One attempt to tell somebody of an event.
public struct AlertDelivery: Hashable, Sendable {
    public let event: Int64
    /// `terminal`, `command`, `webhook`.
    public let channel: String
    public let time: Timestamp
    /// Why it failed; nil when it did not.
    public let error: String?

    public init(event: Int64, channel: String, time: Timestamp, error: String?) {
        self.event = event
        self.channel = channel
        self.time = time
        self.error = error
    }
}
