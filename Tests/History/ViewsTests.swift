import Foundation
import History
import Metrics
import TestSupport
import Testing

/// What the documented views show to a user of `sqlite3`.
@Suite(.temporaryDirectory) struct ViewsTests {
    func fill() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 61), (.price, 2.5)]))
        var poll = Poll.capacity([(.nodes, 62)], at: noon + .seconds(60))
        (poll.status, poll.bytes, poll.hash, poll.probes) = (200, 512, "9f2c", .service)
        poll.phases = Phases(dns: 0, connect: 0.125, tls: 0, firstByte: 1.5, total: 2)
        poll.quarantined = [Sample(.price, at: noon + .seconds(60), 1e9)]
        poll.notes = ["gpu.total: \"x\" is a text"]
        try history.record(poll)
        try history.record(.capacity([], at: noon + .seconds(120), .failed(reason: "HTTP 500")))
    }

    @Test(arguments: [
        (
            "latest",
            """
            network|metric|labels|value|time|polled|quality|origin|source_network|source|sha256
            akash|gpu.price.median|gpu=h100|1000000000.0|2026-11-23T14:01:00Z|2026-11-23T14:01:00.250Z|quarantined|measured|akash|capacity|9f2c
            akash|nodes.online||62.0|2026-11-23T14:01:00Z|2026-11-23T14:01:00.250Z|good|measured|akash|capacity|9f2c
            """
        ),
        (
            "recent_samples",
            """
            network|metric|labels|time|value|quality|origin|source_network|source|poll
            akash|gpu.price.median|gpu=h100|2026-11-23T14:00:00Z|2.5|good|measured|akash|capacity|1
            akash|gpu.price.median|gpu=h100|2026-11-23T14:01:00Z|1000000000.0|quarantined|measured|akash|capacity|2
            akash|nodes.online||2026-11-23T14:00:00Z|61.0|good|measured|akash|capacity|1
            akash|nodes.online||2026-11-23T14:01:00Z|62.0|good|measured|akash|capacity|2
            """
        ),
        (
            "polls",
            """
            poll|network|source|slot|sent|outcome|reason|status|dns_ms|connect_ms|tls_ms|first_byte_ms|total_ms|bytes|sha256|origin|probes|stored|repeated|refused|notes
            1|akash|capacity|2026-11-23T14:00:00Z|2026-11-23T14:00:00.250Z|ok||||||||0||measured|statistics|2|0|0|[]
            2|akash|capacity|2026-11-23T14:01:00Z|2026-11-23T14:01:00.250Z|ok||200|0.0|0.125|0.0|1.5|2.0|512|9f2c|measured|service|2|0|0|["gpu.total: \\"x\\" is a text"]
            3|akash|capacity|2026-11-23T14:02:00Z|2026-11-23T14:02:00.250Z|failed|HTTP 500|||||||0||measured|statistics|0|0|0|[]
            """
        ),
    ])
    func `the views read as documented`(view: String, text: String) throws {
        try fill()
        let order = view == "polls" ? "poll" : "network, metric, labels, time"
        let lines = try SQLiteShell.run(
            """
            SELECT group_concat(name, '|') FROM pragma_table_info('\(view)');
            SELECT * FROM \(view) ORDER BY \(order);
            """, on: TemporaryDirectory.database)
        #expect(lines.joined(separator: "\n") == text)
    }

    @Test func `a day that is not over is no day yet, however its samples came`() throws {
        let history = try TemporaryDirectory.history()
        let days = [-1, 0, 1].map { noon + .seconds(Int64($0) * 86_400) }
        let other = Series(network: "akash", metric: "other")
        try history.record(.capacity([(.nodes, 61), (.price, 2.5)], at: noon - .seconds(7 * 3_600)))
        try history.record(.capacity([(.nodes, 61)]))
        while try history.maintain() {}
        try history.backfill(
            Backfill(
                network: "akash", source: "import", time: noon,
                samples: days.map { Sample(.nodes, at: $0 + .seconds(1), 7) }
                    + days.map { Sample(other, at: $0, 8) }, quarantined: [Sample(.price, at: noon, 9)]))
        #expect(try history.release(.price, over: TimeRange(noon, noon + .seconds(1))) == 1)
        let lines = ["nodes.online|2026-11-22|1", "other|2026-11-22|1"]
        let all = "SELECT metric, day, count FROM days ORDER BY 2, 1"
        #expect(try SQLiteShell.run(all, on: TemporaryDirectory.database) == lines)
        try history.record(.capacity([(.nodes, 62)], at: noon + .seconds(86_400)))
        while try history.maintain() {}
        #expect(
            try SQLiteShell.run(all, on: TemporaryDirectory.database) == lines + [
                "gpu.price.median|2026-11-23|2", "nodes.online|2026-11-23|3", "other|2026-11-23|1",
            ])
        #expect(
            try history.samples(.nodes, over: TimeRange(days[0], days[2] + .seconds(60))).map(\.value)
                == [7, 61, 61, 7, 62, 7])
    }

    @Test func `every millisecond is shown as it is`() throws {
        let history = try TemporaryDirectory.history()
        var random = SplitMix64(seed: 7)
        var expected: [String] = []
        for _ in 0..<500 {
            let time = Timestamp(milliseconds: .random(in: 0..<4_102_444_800_000, using: &random))
            var poll = Poll.capacity()
            (poll.slot, poll.time) = (time, time)
            try history.record(poll)
            let digits = String(time.milliseconds % 1_000 + 1_000).dropFirst()
            expected.append("\(time.description.dropLast()).\(digits)Z|\(time)")
        }
        #expect(
            try SQLiteShell.run("SELECT sent, slot FROM polls ORDER BY poll", on: TemporaryDirectory.database)
                == expected)
    }

    /// Two roads to the newest values: the query, and the view read by another program.
    @Test func `the view and the query agree`() throws {
        try fill()
        let latest = try TemporaryDirectory.history().latest().map {
            "\($0.series.metric)|\($0.series.labels)|\($0.value)|\($0.time)|\($0.quality.rawValue)"
        }
        #expect(
            try SQLiteShell.run(
                "SELECT metric, labels, value, time, quality FROM latest ORDER BY network, metric, labels",
                on: TemporaryDirectory.database) == latest)
    }
}
