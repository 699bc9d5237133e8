import History
import Metrics
import Testing

@Suite struct `Held columns` {
    /// Columns of a minute, with as many samples as the digit says, spread evenly.
    private func columns(_ text: String) -> [Column?] {
        text.enumerated().map { place, character in
            character.wholeNumberValue.map { count in
                let times = (0..<count).map { Int64(place * 60 + (2 * $0 + 1) * 30 / count) }
                return Column(
                    min: 1, max: 1, average: 1, count: count, last: 1, times: times[0]...times[count - 1])
            }
        }
    }

    private func minutes(_ count: Int) -> TimeRange {
        TimeRange(Timestamp(seconds: 0), Timestamp(seconds: Int64(count) * 60))
    }

    @Test(arguments: [
        // Ten samples in fourteen columns; in thirty; one a day.
        ("1.11.1.11.1.11", "##############"),
        ("1..1..1..1..1..1..1..1..1..1..", "##############################"),
        ("...1.......1.......1.......1...", "...############################"),
        // One sample missed holds, two do not.
        ("1..1..1..1.....1..1..1..1", "#########################"),
        ("1..1..1..1........1..1..1..1", "##########........##########"),
        // Many samples a column: an empty one is a gap.
        ("555555.55555", "######.#####"),
        ("12112.21121", "###########"),
        // Daily first, then every few minutes, with a gap in each.
        (
            "1...1...1...1...1...........1...1...1...5555...5555",
            "#################...........################...####"
        ),
        ("", ""), ("..", ".."), ("1", "#"), ("1....1", "######"),
        // The last value holds for as long as the next may take.
        ("1..1..1..1..1.........", "#############........."),
    ])
    func `are joined at the normal spacing of the samples, and open where some were missed`(
        text: String, joined: String
    ) {
        let held = HeldColumns(columns(text), over: minutes(text.count)).columns
        #expect(held.map { $0 == nil ? "." : "#" }.joined() == joined)
    }

    @Test func `what is held says since when`() {
        let held = HeldColumns(columns("1.1.1"), over: minutes(5)).columns
        #expect(held.map { $0?.isHeld } == [false, true, false, true, false])
        #expect(held.map { $0?.times.lowerBound } == [30, 30, 150, 150, 270])
    }

    @Test func `a few samples outside of the window tell what belongs together`() {
        func sample(_ minute: Int64) -> Column { Column(1, at: minute * 60 + 30) }
        func held(_ text: String, _ earlier: [Column], _ later: [Column]) -> String {
            HeldColumns(columns(text), over: minutes(text.count), earlier: earlier, later: later).columns
                .map { $0 == nil ? "." : "#" }.joined()
        }
        // One every ten minutes, seen in windows that hold one or none of them.
        let (before, after) = ([-25, -15, -5].map(sample), [15, 25, 35].map(sample))
        #expect(held(".....1....", before, after) == "##########")
        #expect(held(".....", before, [5, 15, 25].map(sample)) == "#####")
        // And one every minute, of which an hour is missing.
        let far = (before: [-33, -32, -31, -30].map(sample), after: [30, 31, 32, 33].map(sample))
        #expect(held(".....", far.before, far.after) == ".....")
        #expect(held("..111", far.before, []) == "..###")
    }
}
