internal import GRDB
internal import Metrics
public import Storage

extension History {
    /// Stores samples of the past in one transaction, which is on the disk when this returns.
    ///
    /// They go straight into the chunks of their days. A sample whose series has one at that second already is
    /// counted as repeated, and the one that was there stays: nothing measured is ever overwritten, and the same
    /// batch may come again.
    ///
    /// - Throws: ``StorageError``; then nothing of the batch is stored.
    @discardableResult
    public func backfill(_ batch: Backfill) throws(StorageError) -> Receipt {
        let receipt = try write { database, names in
            var state = try State(database)
            let source = try PollInsertion.source(batch.source, of: batch.network, in: database)
            let numbers = try batch.samples.map { try names.number(ofPossiblyNew: $0.series, in: database) }
            let head = try head(at: state, needsColumns: true, in: database)
            let number = state.lastPoll + 1
            var placing = Placing(
                run: Run(count: 1, origin: batch.origin, source: source, poll: number), newest: head.newest)
            try placing.take(batch.samples, numbers, recent: head.columns ?? [:], in: database)
            let poll = Poll(
                network: batch.network, source: batch.source, slot: Timestamp(seconds: batch.time.seconds),
                time: batch.time, outcome: .ok, hash: batch.hash, origin: batch.origin)
            try PollInsertion.store(
                poll, placing.receipt, source: source, outcome: Self.batchWord, as: number, in: database)
            try placing.store(&state, upTo: number, in: database)
            return placing.receipt
        }
        board.post(Notice(network: batch.network, source: batch.source, time: batch.time))
        return receipt
    }

    /// What stands in the place of an outcome where a row is a batch and no poll.
    static let batchWord = "back-fill"
}
