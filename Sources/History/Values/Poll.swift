public import Metrics

/// One request to one source, and everything that came of it.
///
/// Recorded as a whole, failed ones too: see ``History/record(_:)``.
public struct Poll: Sendable {
    public var network: String
    public var source: String
    /// When the schedule meant it to happen, to the second; its samples sit here.
    public var slot: Timestamp
    /// When it was sent, to the millisecond.
    public var time: Timestamp
    public var outcome: Outcome
    /// The HTTP status; nil without an answer.
    public var status: Int?
    /// Where the time went; nil without an answer, and for one that was recorded.
    public var phases: Phases?
    /// The size of the answer after decompression.
    public var bytes: Int
    /// SHA-256 of the answer in hexadecimal; nil without an answer.
    public var hash: String?
    public var origin: Origin
    public var probes: Probe
    /// What the answer says; series of other networks are allowed (market data).
    public var samples: [Sample]
    /// Values that are kept but not counted: out of bounds, or a jump that nothing has confirmed.
    public var quarantined: [Sample]
    public var facts: [Fact]
    /// What in the answer was refused, and why.
    public var notes: [String]

    public init(
        network: String, source: String, slot: Timestamp, time: Timestamp, outcome: Outcome,
        status: Int? = nil, phases: Phases? = nil, bytes: Int = 0, hash: String? = nil,
        origin: Origin = .measured, probes: Probe = .statistics, samples: [Sample] = [],
        quarantined: [Sample] = [], facts: [Fact] = [], notes: [String] = []
    ) {
        self.network = network
        self.source = source
        self.slot = slot
        self.time = time
        self.outcome = outcome
        self.status = status
        self.phases = phases
        self.bytes = bytes
        self.hash = hash
        self.origin = origin
        self.probes = probes
        self.samples = samples
        self.quarantined = quarantined
        self.facts = facts
        self.notes = notes
    }
}
