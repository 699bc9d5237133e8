internal import Analysis
internal import Catalog
internal import History
internal import Metrics
internal import Storage
internal import Threads

/// The price board of the moment, made once until something is recorded, and that of a week before, once a minute.
final class PriceBook: Sendable {
    private struct Page {
        let poll: Int64?
        let minute: Int64
        let board: PriceBoard
    }

    private let present = Locked<Page?>(nil)
    private let past = Locked<Page?>(nil)

    /// What everything costs at a moment, no older than a minute.
    func board(
        at now: Timestamp, _ rules: PriceRules, from library: Library
    ) throws(StorageError) -> PriceBoard {
        try board(at: now, rules, library, poll: try library.history.lastPoll, in: present)
    }

    /// The same a week before a moment; what is recorded meanwhile does not change it.
    func boardOfWeekBefore(
        _ now: Timestamp, _ rules: PriceRules, from library: Library
    ) throws(StorageError) -> PriceBoard {
        try board(at: now - .seconds(7 * 86_400), rules, library, poll: nil, in: past)
    }

    private func board(
        at time: Timestamp, _ rules: PriceRules, _ library: Library, poll: Int64?, in book: Locked<Page?>
    ) throws(StorageError) -> PriceBoard {
        let minute = time.seconds / 60
        if let page = book.withLock({ $0 }), page.minute == minute, page.poll == poll { return page.board }
        let board = try PriceBoard(library.catalog, rules: rules, history: library.history, at: time)
        book.withLock { $0 = Page(poll: poll, minute: minute, board: board) }
        return board
    }
}
