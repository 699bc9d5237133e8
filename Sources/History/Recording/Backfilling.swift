internal import GRDB
internal import Metrics
public import Storage

extension History {
    /// Stores samples of the past in one transaction, which is on the disk when this returns.
    ///
    /// They go straight into the chunks of their days. A sample whose series has one at that second already is
    /// counted as repeated, and the one that was there stays: nothing measured is ever overwritten, and the same
    /// batch may come again. A day that is only kept by hours stays as it is: its samples are refused.
    ///
    /// - Throws: ``StorageError``; then nothing of the batch is stored.
    @discardableResult
    public func backfill(_ batch: Backfill) throws(StorageError) -> Receipt {
        var samples = SampleBatch()
        let delivery = SampleBatch.Delivery(
            origin: batch.origin, network: batch.network, source: batch.source)
        for (part, quality) in [(batch.samples, Quality.good), (batch.quarantined, .quarantined)] {
            for sample in part {
                samples.begin(sample.series, delivery, quality)
                samples.append(sample.value, at: sample.time.seconds)
            }
        }
        return try place(samples, of: [delivery], at: batch.time, hash: batch.hash)
    }

    /// Puts samples into their chunks; each delivery becomes a row in the table of polls, with what came of it.
    func place(
        _ batch: SampleBatch, of first: [SampleBatch.Delivery] = [], at time: Timestamp, hash: String? = nil
    ) throws(StorageError) -> Receipt {
        var deliveries = first
        for stretch in batch.stretches where !deliveries.contains(stretch.delivery) {
            deliveries.append(stretch.delivery)
        }
        let receipts = try write { database, names in
            var state = try State(database)
            let head = try head(at: state, needsColumns: true, in: database)
            let runs = try deliveries.enumerated().map { index, delivery in
                let source = try PollInsertion.source(delivery.source, of: delivery.network, in: database)
                return Run(
                    count: 1, origin: delivery.origin, source: source, poll: state.lastPoll + 1 + Int64(index)
                )
            }
            var placing = try Placing(head, runs, at: time, in: database)
            try placing.take(batch, of: deliveries, &names, in: database)
            for ((delivery, run), receipt) in zip(zip(deliveries, runs), placing.receipts) {
                let poll = Poll(
                    network: delivery.network, source: delivery.source,
                    slot: Timestamp(seconds: time.seconds), time: time, outcome: .ok, hash: hash,
                    origin: delivery.origin)
                try PollInsertion.store(
                    poll, receipt, source: run.source, outcome: Self.batchWord, as: run.poll, in: database)
            }
            try placing.store(&state, upTo: state.lastPoll + Int64(deliveries.count), in: database)
            return placing.receipts
        }
        for delivery in deliveries {
            board.post(Notice(network: delivery.network, source: delivery.source, time: time))
        }
        return receipts.reduce(into: Receipt()) { sum, receipt in
            sum.stored += receipt.stored
            sum.repeated += receipt.repeated
            sum.refused += receipt.refused
        }
    }

    /// What stands in the place of an outcome where a row is a batch and no poll.
    static let batchWord = "back-fill"
}
