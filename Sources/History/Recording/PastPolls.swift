internal import GRDB
public import Storage

extension History {
    /// Stores polls of the past in one transaction, which is on the disk when this returns.
    ///
    /// For polls that were never sent here, such as generated ones. What a poll was is kept, its samples are not:
    /// these go through ``backfill(_:)``. The sources' last polls, and how often they failed in a row, stay as they are.
    ///
    /// - Throws: ``StorageError``; then none of them is stored.
    public func backfill(polls: [Poll]) throws(StorageError) {
        guard let first = polls.first else { return }
        try write { database, _ in
            var number = try State(database).lastPoll
            var sources: [SourceKey: Int64] = [:]
            var lags: [Int64: Int64] = [:]
            for poll in polls {
                let key = SourceKey(network: poll.network, source: poll.source)
                let known =
                    try sources[key] ?? PollInsertion.source(poll.source, of: poll.network, in: database)
                sources[key] = known
                number += 1
                lags[known] = max(lags[known] ?? 0, PollInsertion.lag(of: poll))
                try PollInsertion.store(
                    poll, Receipt(), source: known, outcome: poll.outcome.name, as: number, in: database)
            }
            for (source, lag) in lags {
                try database.cachedStatement(sql: "UPDATE source SET lag = max(lag, ?) WHERE id = ?")
                    .execute(arguments: [lag, source])
            }
        }
        board.post(Notice(network: first.network, source: first.source, time: first.time))
    }
}
