public import Metrics
public import Storage

extension History {
    /// Stores samples that ``walk(over:where:_:)`` gave, of this file or of another.
    ///
    /// They keep their origin and quality; what is here already stays. See ``backfill(_:)``.
    @discardableResult
    public func take(_ samples: [StoredSample], at time: Timestamp) throws(StorageError) -> Receipt {
        var batches: [Backfill] = []
        var places: [Way: Int] = [:]
        // Neighbours mostly came in one way.
        var last: (way: Way, place: Int)?
        for stored in samples {
            let way = Way(origin: stored.origin, network: stored.sourceNetwork, source: stored.source)
            let place: Int
            if let last, last.way == way {
                place = last.place
            } else {
                place = places[way] ?? batches.count
                if place == batches.count {
                    places[way] = place
                    batches.append(
                        Backfill(
                            network: way.network, source: way.source, time: time, origin: way.origin,
                            samples: []))
                }
                last = (way, place)
            }
            if stored.quality == .good {
                batches[place].samples.append(stored.sample)
            } else {
                batches[place].quarantined.append(stored.sample)
            }
        }
        var sum = Receipt()
        for batch in batches {
            let receipt = try backfill(batch)
            sum.stored += receipt.stored
            sum.repeated += receipt.repeated
            sum.refused += receipt.refused
        }
        return sum
    }
}

/// How samples came to be here.
private struct Way: Hashable {
    let origin: Origin
    let network: String
    let source: String
}
