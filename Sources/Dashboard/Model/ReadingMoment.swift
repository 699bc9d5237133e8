internal import History
internal import Metrics
internal import Storage

/// Until when what was read of the newest values holds: until something is recorded, and no longer than a minute.
struct ReadingMoment: Equatable {
    private let poll: Int64?
    private let minute: Int64

    init(_ time: Timestamp, in history: History) throws(StorageError) {
        poll = try history.lastPoll
        minute = time.seconds / 60
    }
}
