internal import GRDB

/// The figures of whole days of series that were asked for, so that a chart of a year is not read anew for every frame.
struct RememberedDays: Sendable {
    /// What of the file they are of: nothing has been sealed, changed or dropped since.
    struct Era: Hashable, Sendable {
        private let state: State
        private let firstChunk: Int64?
        private let firstRollup: Int64?

        init(_ state: State, in database: Database) throws {
            // New polls alone leave whole days as they are.
            var state = state
            (state.lastPoll, state.checkpoint) = (0, 0)
            self.state = state
            let select = try Statement(
                """
                SELECT (SELECT id FROM chunk WHERE id >= \(Day.openLimit) ORDER BY id LIMIT 1),
                    (SELECT id FROM rollup ORDER BY id LIMIT 1)
                """, in: database)
            _ = try select.step()
            (firstChunk, firstRollup) = (select.optionalInteger(0), select.optionalInteger(1))
        }
    }

    /// Days in a row of one series.
    struct Stretch: Sendable {
        /// All that were looked at.
        private(set) var days: ClosedRange<Int64>
        /// Those of them that have samples, in order.
        private(set) var found: [(day: Int64, whole: Piece)] = []

        init(_ days: ClosedRange<Int64>) { self.days = days }

        mutating func add(_ whole: Piece, of day: Int64) { found.append((day, whole)) }

        func covers(_ others: ClosedRange<Int64>) -> Bool {
            days.lowerBound <= others.lowerBound && others.upperBound <= days.upperBound
        }

        /// Those in a range, in order.
        func found(in days: ClosedRange<Int64>) -> ArraySlice<(day: Int64, whole: Piece)> {
            let first = found.firstIndex { $0.day >= days.lowerBound } ?? found.endIndex
            let end = found[first...].firstIndex { $0.day > days.upperBound } ?? found.endIndex
            return found[first..<end]
        }

        /// Together with an earlier one where the two leave no day out between them.
        func joined(with other: Stretch) -> Stretch {
            guard other.days.lowerBound <= days.upperBound + 1, days.lowerBound <= other.days.upperBound + 1
            else { return self }
            var all = Stretch(
                min(days.lowerBound, other.days.lowerBound)...max(days.upperBound, other.days.upperBound))
            all.found =
                other.found.filter { $0.day < days.lowerBound } + found
                + other.found.filter { $0.day > days.upperBound }
            return all
        }
    }

    private var era: Era?
    private var stretches: [Int64: Stretch] = [:]
    private var count = 0

    /// Two megabytes: a year of a hundred series.
    private static let limit = 40_000

    /// What is known of a series; nil when nothing is.
    func stretch(of series: Int64, in era: Era) -> Stretch? {
        self.era == era ? stretches[series] : nil
    }

    /// Takes what was read of a series; too much at once is forgotten as a whole.
    mutating func remember(_ stretch: Stretch, of series: Int64, in era: Era) {
        if self.era != era || count > Self.limit { self = RememberedDays() }
        self.era = era
        let known = stretches[series]
        let joined = known.map(stretch.joined) ?? stretch
        count += joined.found.count - (known?.found.count ?? 0)
        stretches[series] = joined
    }
}
