public import Metrics
public import Storage

extension History {
    /// Stores samples that ``walk(over:where:_:)`` gave, of this file or of another.
    ///
    /// They keep their origin and quality; what is here already stays. See ``backfill(_:)``.
    @discardableResult
    public func take(_ samples: [StoredSample], at time: Timestamp) throws(StorageError) -> Receipt {
        struct Way: Hashable {
            let origin: Origin
            let network: String
            let source: String
        }
        var batches: [Way: Backfill] = [:]
        for stored in samples {
            let way = Way(origin: stored.origin, network: stored.sourceNetwork, source: stored.source)
            var batch =
                batches.removeValue(forKey: way)
                ?? Backfill(
                    network: way.network, source: way.source, time: time, origin: way.origin, samples: [])
            if stored.quality == .good {
                batch.samples.append(stored.sample)
            } else {
                batch.quarantined.append(stored.sample)
            }
            batches[way] = batch
        }
        var sum = Receipt()
        for (_, batch) in batches.sorted(by: {
            ($0.key.network, $0.key.source, $0.key.origin.rawValue) < (
                $1.key.network, $1.key.source, $1.key.origin.rawValue
            )
        }) {
            let receipt = try backfill(batch)
            sum.stored += receipt.stored
            sum.repeated += receipt.repeated
            sum.refused += receipt.refused
        }
        return sum
    }
}
