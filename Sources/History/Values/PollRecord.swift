public import Metrics

/// A poll as history tells it.
public struct PollRecord: Hashable, Sendable {
    public let network: String
    public let source: String
    public let slot: Timestamp
    /// When it was sent.
    public let time: Timestamp
    public let outcome: Outcome
    public let status: Int?
    public let phases: Phases?
    public let bytes: Int
    public let hash: String?
    public let origin: Origin
    public let probes: Probe
    /// What became of its samples.
    public let receipt: Receipt
    public let notes: [String]

    public init(
        network: String, source: String, slot: Timestamp, time: Timestamp, outcome: Outcome, status: Int?,
        phases: Phases?, bytes: Int, hash: String?, origin: Origin, probes: Probe, receipt: Receipt,
        notes: [String]
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
        self.receipt = receipt
        self.notes = notes
    }
}
