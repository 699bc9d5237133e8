import History
import Metrics
import Terminal
import Testing
import Text

@testable import Dashboard

@Suite struct `Hours of the day over a range` {
    /// A poll every three hours, each day and each hour slower than the one before, but for one slow hour of one week.
    private static func polls(days: Int) -> [PollPoint] {
        let end = World.now.seconds
        return stride(from: end - Int64(days) * 86_400, through: end, by: 3 * 3_600).map { time in
            let (day, hour) = (time / 86_400, time % 86_400 / 3_600)
            let isSlow = end / 86_400 - day < 7 && hour == 12
            return PollPoint(
                time: Timestamp(seconds: time), outcome: .ok,
                phases: Phases(
                    dns: 0, connect: 0, tls: 0, firstByte: 0,
                    total: isSlow ? 900 : Double(100 + hour + (day + 999_999) % 50)))
        }
    }

    private static func median(_ values: [Double]) -> Double? {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return nil }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    @Test(
        arguments: [1, 5, 12, 30, 90, 365, 1_500],
        [Size(columns: 38, rows: 7), Size(columns: 58, rows: 16), Size(columns: 83, rows: 29)])
    func `all of it is seen, cell by cell`(days: Int, size: Size) throws {
        let polls = Self.polls(days: days)
        let hours = HourlyMedians(polls, atMost: HeatMap.height(in: Rect(size: size)))
        var grid = Grid(size: size)
        LatencyPage.drawHours(
            hours, in: grid.bounds, on: &grid, theme: Theme(palette: .dark, glyphs: .braille))

        // What each cell should show, from the polls themselves.
        let table = hours.rows.map { row in
            (0..<24).map { hour in
                Self.median(
                    polls.filter {
                        (0..<Int64(hours.days) * 86_400).contains($0.time.seconds - row.start.seconds)
                            && $0.time.seconds % 86_400 / 3_600 == hour
                    }
                    .compactMap(\.milliseconds))
            }
        }
        let known = table.flatMap { $0.compactMap(\.self) }
        let (low, high) = (try #require(known.min()), try #require(known.max()))
        // `2026-11-23` where a day has no year of its own, else `23 Nov`.
        let label = grid[Position(column: 4, row: 1)].scalar == "-" ? 11 : 7
        #expect((label == 11) == (days > 366))
        let width = min(4, (size.columns - label) / 24)
        for (line, row) in table.enumerated() {
            for (hour, value) in row.enumerated() {
                let cell = Position(column: label + hour * width, row: 1 + line)
                let shade = Array("░▒▓█".unicodeScalars).firstIndex(of: grid[cell].scalar)
                let level = value.map { high > low ? min(3, Int(($0 - low) / (high - low) * 4)) : 1 }
                #expect(shade == level, "row \(line), hour \(hour)")
            }
        }
        // Every poll lies in a row that is drawn, and no row is left over.
        #expect(hours.rows.count <= size.rows - 2)
        let (first, last) = (try #require(hours.rows.first), try #require(hours.rows.last))
        let (oldest, newest) = (try #require(polls.first).time, try #require(polls.last).time)
        let length = Duration.seconds(hours.days * 86_400)
        #expect(first.start <= oldest && oldest < first.start + length)
        #expect(last.start <= newest && newest < last.start + length)
        #expect(grid.text.contains("a row is \(hours.rowName)"))
    }

    @Test(arguments: [1, 30, 90])
    func `the hour at the cross-hair is read out and marked`(days: Int) throws {
        let hours = HourlyMedians(Self.polls(days: days), atMost: 10)
        // The last poll but one was three hours ago, at 11:02:11.
        let moment = World.now.seconds - 3 * 3_600
        let zone = Zone.fixed(seconds: 0, name: "UTC")
        let cell = try #require(hours.cell(of: moment, by: zone))
        var grid = Grid(size: Size(columns: 58, rows: 13))
        LatencyPage.drawHours(
            hours, reading: cell, in: grid.bounds, on: &grid, theme: Theme(palette: .dark, glyphs: .braille))
        #expect(grid.text.contains(", 11h to 12h"))
        // 100, its hour, and 31 for day 20 782.
        #expect(days > 1 || grid.text.contains("142 ms  25 Nov, 11h to 12h"))
        let marked = (0..<13).flatMap { row in
            (0..<58).filter { grid[Position(column: $0, row: row)].style.attributes.contains(.reverse) }.map {
                Position(column: $0, row: row)
            }
        }
        #expect(marked.count == 2 && marked.allSatisfy { "▒▓█".unicodeScalars.contains(grid[$0].scalar) })
        #expect(hours.cell(of: 0, by: zone) == nil)
        #expect(hours.cell(of: .max / 2, by: zone) == nil)
        // By a clock that is three hours ahead it is afternoon.
        #expect(hours.cell(of: moment, by: .fixed(seconds: 10_800, name: ""))?.hour == 14)
    }

    @Test func `a year is told in weeks where there is room, and weeks begin on Mondays`() throws {
        let hours = HourlyMedians(Self.polls(days: 365), atMost: 60)
        #expect(hours.rowName == "a week" && hours.rows.count == 53)
        // As 23 November 2026 is one.
        #expect(hours.rows.allSatisfy { ($0.start.seconds - 1_795_392_000) % (7 * 86_400) == 0 })
    }

    @Test func `a day without an answer has a row of its own`() {
        let polls = Self.polls(days: 6).filter { $0.time.seconds / 86_400 != World.now.seconds / 86_400 - 3 }
        let hours = HourlyMedians(polls, atMost: 20)
        #expect(hours.rows.count == 7)
        #expect(hours.rows[3].hours.allSatisfy { $0 == nil })
        #expect(HourlyMedians([PollPoint](), atMost: 4).rows.isEmpty)
    }

    @Test(arguments: [0, 900, 1_800, 2_700, -7_200, -5_400] as [Int64])
    func `a change of the clock counts from its very second, and is not looked up at each poll`(change: Int64)
    {
        var count = 0
        func clock(_ time: Int64) -> Int64 { time < change ? 37_800 : 39_600 }
        var offsets = HourlyOffsets { time in
            count += 1
            return clock(time)
        }
        let times = Array(stride(from: -86_400 as Int64, to: 86_400, by: 15))
        #expect(times.allSatisfy { offsets.offset(at: $0) == clock($0) })
        #expect(count <= 48 * 2 + 240)
    }

    @Test func `hours are those of the clock that counts`() {
        // 22:30 on 31 December, which is 04:00 on the day after five and a half hours further east.
        let time = Timestamp(seconds: 1_798_756_200)
        let poll = PollPoint(
            time: time, outcome: .ok, phases: Phases(dns: 0, connect: 0, tls: 0, firstByte: 0, total: 70))
        for (zone, day, hour) in [
            (Zone.utc, "2026-12-31", 22), (.fixed(seconds: 19_800, name: "UTC+05:30"), "2027-01-01", 4),
        ] {
            let hours = HourlyMedians([poll], atMost: 10, by: zone)
            #expect(hours.rows.map(\.start.day) == [day])
            #expect(hours.rows.first?.hours.firstIndex { $0 != nil } == hour)
        }
    }
}
