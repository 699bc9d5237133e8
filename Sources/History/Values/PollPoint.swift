public import Metrics

/// A poll reduced to what speaks of availability and response times, in 32 bytes: a year of a source is 100,000.
public struct PollPoint: Hashable, Sendable {
    /// What the source is to be praised or blamed for.
    public enum Verdict: UInt8, Sendable {
        case good, blamed
        /// The poll says nothing of the source.
        case unmeasured

        public init(_ outcome: Outcome) {
            self = outcome.isGood ? .good : outcome.isMeasured ? .blamed : .unmeasured
        }
    }

    /// When it was sent.
    public let time: Timestamp
    public let verdict: Verdict
    private let hasAnswer: Bool
    /// Microseconds.
    private let dns, connect, tls, firstByte, total: UInt32

    public init(time: Timestamp, outcome: Outcome, phases: Phases?) {
        func microseconds(_ milliseconds: Double?) -> UInt32 {
            UInt32(min(4e9, max(0, ((milliseconds ?? 0) * 1_000).rounded())))
        }
        self.time = time
        verdict = Verdict(outcome)
        hasAnswer = phases != nil
        dns = microseconds(phases?.dns)
        connect = microseconds(phases?.connect)
        tls = microseconds(phases?.tls)
        firstByte = microseconds(phases?.firstByte)
        total = microseconds(phases?.total)
    }

    public var isGood: Bool { verdict == .good }

    /// Nil without an answer.
    public var phases: Phases? {
        guard hasAnswer else { return nil }
        return Phases(
            dns: Double(dns) / 1_000, connect: Double(connect) / 1_000, tls: Double(tls) / 1_000,
            firstByte: Double(firstByte) / 1_000, total: Double(total) / 1_000)
    }

    /// Milliseconds from the request to the last byte; nil without an answer.
    public var milliseconds: Double? { hasAnswer ? Double(total) / 1_000 : nil }
}
