internal import GRDB
internal import Metrics

/// What a transaction stores of a poll, to be told to the ``Head`` once it is committed.
struct Draft: Sendable {
    var poll: Int64 = 0
    var provenance: Provenance
    var good: [(Int64, Reading)] = []
    var quarantined: [(Int64, Reading)] = []
    var receipt = Receipt()
    /// Whether a series stands twice in it.
    private var seen: [Int64: Set<Int64>] = [:]

    init(_ poll: Poll) {
        provenance = Provenance(
            polledAt: poll.time, network: poll.network.bounded, source: poll.source.bounded,
            hash: poll.hash?.bounded, origin: poll.origin)
        good.reserveCapacity(poll.samples.count)
    }

    /// Sorts the samples of a poll into those to keep and those to count.
    ///
    /// The `numbers` are those of the samples' series, nil for a name that cannot be kept; `areDistinct` says that none
    /// stands twice. `presence` tells whether a series has a sample at a second, and is asked only when that is not after
    /// its newest.
    mutating func take(
        _ samples: [Sample], _ numbers: [Int64?], areDistinct: Bool, as quality: Quality, of head: Head,
        presence: (Int64, Int64) throws -> Presence
    ) rethrows {
        let samples = samples.span
        for index in samples.indices {
            let value = samples[index].value
            guard let number = numbers[index], value.isFinite else {
                receipt.refused += 1
                continue
            }
            let time = samples[index].time.seconds
            let isNew = head.newest[number]?.time.map { $0 < time } ?? true
            let presence = isNew ? .absent : try presence(number, time)
            if presence == .unknown {
                receipt.refused += 1
                continue
            }
            if presence == .present
                || !areDistinct && !seen[number, default: []].insert(time).inserted
            {
                receipt.repeated += 1
                continue
            }
            let reading = Reading(time: time, value: value, poll: poll)
            if quality == .good {
                good.append((number, reading))
            } else {
                quarantined.append((number, reading))
            }
            receipt.stored += 1
        }
    }
}

/// Whether a series has a sample at a second.
enum Presence {
    case absent
    case present
    /// Of the day the hours alone are kept.
    case unknown
}
