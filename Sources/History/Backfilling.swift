internal import GRDB
internal import Metrics
public import Storage

extension History {
    /// Stores samples of the past in one transaction, which is on the disk when this returns.
    ///
    /// A sample whose series has one at that second already is counted as repeated, and the one that was there
    /// stays: nothing measured is ever overwritten, and the same batch may come again.
    ///
    /// - Throws: ``StorageError``; then nothing of the batch is stored.
    @discardableResult
    public func backfill(_ batch: Backfill) throws(StorageError) -> Receipt {
        // Not a word of ``Outcome``: no query that asks how a source fares counts it.
        let poll = Poll(
            network: batch.network, source: batch.source, slot: Timestamp(seconds: batch.time.seconds),
            time: batch.time, outcome: .ok, hash: batch.hash, origin: batch.origin, samples: batch.samples)
        let receipt = try write { database, names in
            let source = try Self.number(ofSource: poll.source, of: poll.network, in: database)
            let number = try Self.insert(poll, source: source, outcome: Self.batchWord, in: database)
            return try Self.insert(poll, number, &names, in: database)
        }
        board.post(Notice(network: poll.network, source: poll.source, time: poll.time))
        return receipt
    }

    /// What stands in the place of an outcome where a row is a batch and no poll.
    static let batchWord = "back-fill"
}
