import Metrics
import Testing

@Suite struct TimeTests {
    @Test(
        arguments: [
            ("2026-11-23T14:02:11Z", 1_795_442_531_000), ("2026-11-23T14:02:11.250Z", 1_795_442_531_250),
            ("2021-03-08T00:00:00.000Z", 1_615_161_600_000), ("2026-11-23", 1_795_392_000_000),
            ("1969-12-31T23:59:59Z", -1_000), ("1969-12-31", -86_400_000), ("2024-02-29", 1_709_164_800_000),
            ("2000-02-29", 951_782_400_000), ("2026-11-23T16:02:11+02:00", 1_795_442_531_000),
        ] as [(String, Int64)])
    func isoTextIsRead(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "yesterday", "2026-13-01", "14:02", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10",
        "2026-01-00", "2026/01/01", "20260-1-01", "2026-1-001", "２０２６", "+026-01-01",
    ])
    func otherTextIsRefused(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func secondsRoundDown() {
        #expect(Timestamp(milliseconds: -1).seconds == -1)
        #expect(Timestamp(milliseconds: 1_999).seconds == 1)
        #expect(Timestamp(seconds: 1_795_442_531).description == "2026-11-23T14:02:11Z")
    }

    @Test(
        arguments: [
            ("30s", 30, "30s"), ("90s", 90, "90s"), ("10m", 600, "10m"), ("24h", 86_400, "1d"),
            ("1y", 31_536_000, "365d"),
        ] as [(String, Int64, String)])
    func durationsAreRead(text: String, seconds: Int64, written: String) {
        #expect(Duration(text) == .seconds(seconds))
        #expect(Duration(text)?.text == written)
    }

    @Test(arguments: ["", "m", "0s", "-1s", "1w", "1.5h", "99999999999y", "9223372036854775807d"])
    func brokenDurationsAreRefused(text: String) {
        #expect(Duration(text) == nil)
    }

    @Test(arguments: [
        (24, "24 s"), (51 * 60, "51 min"), (3 * 3_600, "3 h"), (12 * 86_400, "12 d"), (-5, "0 s"),
    ])
    func agesAreShort(seconds: Int, text: String) {
        #expect(Duration.seconds(seconds).age == text)
    }

    @Test(arguments: [(-3, "0 s"), (9, "9 s"), (10, "10 s"), (19, "10 s"), (59, "50 s"), (60, "1 min")])
    func `has a countdown that does not change with every second`(seconds: Int, text: String) {
        #expect(Duration.seconds(seconds).countdown == text)
    }

    @Test(arguments: [
        ("2026-11-23T14:02:11Z", "2026-11-23T00:00:00Z"), ("2026-11-23", "2026-11-23T00:00:00Z"),
        ("1969-12-31T23:59:59Z", "1969-12-31T00:00:00Z"),
    ])
    func `a day begins at midnight, also before 1970`(moment: String, start: String) throws {
        #expect(try #require(Timestamp(moment)).startOfDay.description == start)
    }

    @Test(
        arguments: [
            ("2026-11-22", 1_795_391_999_999), ("2026-11-23", 1_795_442_531_250),
            ("2026-11-24", 1_795_478_400_000),
            ("2026-11-23T14:00:00Z", 1_795_442_400_000), ("2026-11-23T15:00:00Z", 1_795_446_000_000),
        ] as [(String, Int64)])
    func `as of a day is as of its end, and as of today is now`(text: String, milliseconds: Int64) throws {
        let now = Timestamp(milliseconds: 1_795_442_531_250)
        #expect(try #require(Timestamp(text)).asOf(now).milliseconds == milliseconds)
    }
}
