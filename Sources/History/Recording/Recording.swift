internal import GRDB
internal import Metrics
public import Storage
internal import Threads

extension History {
    /// Stores a poll and all that it brought in one transaction, which is on the disk when this returns.
    ///
    /// Every poll becomes a row of its own. Of two samples of a series for one second the first stays. A sample that
    /// cannot be kept is counted as refused; the others are stored. Texts are kept to their first 2,000 characters.
    /// Sealing that is due goes on in the background; see ``maintain()``.
    ///
    /// - Throws: ``StorageError``; then nothing of the poll is stored.
    @discardableResult
    public func record(_ poll: Poll) throws(StorageError) -> Receipt {
        let receipt = try append(poll, outcome: poll.outcome.name)
        board.post(Notice(network: poll.network, source: poll.source, time: poll.time))
        return receipt
    }

    private func append(_ poll: Poll, outcome: String) throws(StorageError) -> Receipt {
        let key = SourceKey(network: poll.network, source: poll.source)
        let committed = try write { database, names in
            var state = try State(database)
            var memo = try memos.withLock { $0[key] } ?? SourceMemo(key, in: database)
            try memo.look(up: poll.samples, &names, in: database)
            var draft = Draft(poll)
            draft.poll = state.lastPoll + 1
            let head = try head(at: state, in: database)
            let presence = { (series: Int64, time: Int64) in
                try self.presence(series, time, state, in: database)
            }
            let isPlain = memo.areDistinct && poll.quarantined.isEmpty && poll.samples.areAll(at: poll.slot)
            try draft.take(
                poll.samples, memo.numbers, areDistinct: isPlain, as: .good, of: head, presence: presence)
            try draft.take(
                poll.quarantined,
                poll.quarantined.map { try names.number(ofPossiblyNew: $0.series, in: database) },
                areDistinct: false, as: .quarantined, of: head, presence: presence)
            try PollInsertion.store(
                poll, draft.receipt, source: memo.source, outcome: outcome, as: draft.poll, in: database)
            let length = try PollInsertion.storeRecent(draft, slot: poll.slot.seconds, in: database)
            try PollInsertion.storeFacts(of: poll, source: memo.source, in: database)
            try PollInsertion.judge(memo.source, by: poll, draft.poll, in: database)
            state.lastPoll = draft.poll
            return Commit(draft: draft, state: state, memo: memo, length: length, slot: poll.slot.seconds)
        } then: { commit in
            head.withLock { $0.adopt(commit.draft, commit.state) }
            memos.withLock { $0[key] = commit.memo }
        }
        sealer.withLock { $0.note(slot: committed.slot, length: committed.length) }
        wakeKeeper()
        return committed.draft.receipt
    }

    /// Whether a series has a sample at a second, wherever it lies.
    private func presence(
        _ series: Int64, _ time: Int64, _ state: State, in database: Database
    ) throws -> Presence {
        let quarantined = try Statement(
            "SELECT 1 FROM quarantine WHERE series = ? AND time = ?", in: database)
        quarantined.bind(integer: series, at: 1)
        quarantined.bind(integer: time, at: 2)
        if try quarantined.step() { return .present }
        let head = try head(at: state, needsColumns: true, in: database)
        if head.columns?[series]?.holds(time) ?? false { return .present }
        if try ChunkTable.holds(series, time, in: database) { return .present }
        return try Rollup.holds(Day.containing(time), of: series, in: database) ? .unknown : .absent
    }
}

/// What a recording has committed.
private struct Commit: Sendable {
    let draft: Draft
    let state: State
    let memo: SourceMemo
    /// Of the samples as they are stored, in bytes.
    let length: Int
    let slot: Int64
}

struct SourceKey: Hashable, Sendable {
    let network: String
    let source: String
}

extension [Sample] {
    fileprivate func areAll(at slot: Timestamp) -> Bool {
        for index in span.indices where span[index].time != slot { return false }
        return true
    }
}
