internal import History
internal import Metrics
internal import Threads

/// The stored polls that the log tells of; once they are read, only those that were recorded since are read again.
final class LogBook: Sendable {
    private struct Page {
        var log: PollLog
        /// The poll up to which it knows all.
        var last: Int64
        /// Whether it has what was not well before the newest.
        var isComplete = false
    }

    private let page = Locked<Page?>(nil)
    /// Where more was recorded meanwhile, as by an import, all is read anew.
    private static let most: Int64 = 5_000

    /// The log as it stands; `early` gets that of the newest polls alone where the rest is still to be read.
    ///
    /// - Throws: `StorageError`; `CancellationError` where nobody wants it any more.
    func log(from library: Library, now: Timestamp, early: (PollLog) -> Void) throws -> PollLog {
        guard let last = try library.history.lastPoll else { return PollLog() }
        var page =
            try page.withLock { $0 }.flatMap { page -> Page? in
                // Numbers go back where the file was replaced.
                guard (0...Self.most).contains(last - page.last) else { return nil }
                var page = page
                if last > page.last {
                    page.log.add(try library.history.polls(recordedAfter: page.last).map(LogEntry.init))
                    page.last = last
                }
                return page
            }
            ?? Page(
                log: PollLog(newest: try library.history.newestPolls(PollLog.length).map(LogEntry.init)),
                last: last)
        if !page.isComplete, let start = page.log.wholeSince {
            early(page.log)
            let range = TimeRange(min(now - PollLog.memory, start), start)
            let troubles = try library.history.troubles(over: range, PollLog.length, while: library.isWanted)
            try library.checkWanted()
            page.log.add(troubles.map(LogEntry.init))
        }
        page.isComplete = true
        self.page.withLock { [page] in $0 = page }
        return page.log
    }
}
