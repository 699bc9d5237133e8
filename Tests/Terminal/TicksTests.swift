import Glibc
import Testing
import Text

@testable import Terminal

@Suite struct `Ticks` {
    @Test(
        arguments: [
            (0, 100, 5, ["0", "20", "40", "60", "80", "100"]),
            (0, 100, 4, ["0", "50", "100"]), (0.43, 0.47, 2, ["0.44", "0.46"]),
            (1.91, 2.74, 4, ["2.0", "2.2", "2.4", "2.6"]),
            (1.83, 2.56, 4, ["1.8", "2.0", "2.2", "2.4"]),
            (30_100, 30_296, 4, ["30.10 k", "30.15 k", "30.20 k", "30.25 k", "30.30 k"]),
            (1_000_000, 3_000_000, 2, ["1 M", "2 M", "3 M"]),
            (-1, 1, 2, ["−1", "0", "1"]),
            (0.0722, 0.0722, 2, ["0.070", "0.072", "0.074", "0.076"]),
            (0, 0, 1, ["0", "1"]), (0, 40_000, 2, ["0", "20 k", "40 k"]),
            (1_600, 1_700, 2, ["1 600", "1 650", "1 700"]),
        ] as [(Double, Double, Int, [String])])
    func `of values are round and as many as fit`(
        low: Double, high: Double, count: Int, labels: [String]
    ) {
        let ticks = ValueTicks(covering: low, high, atMost: count)
        #expect(ticks.values.map { ticks.label($0).string } == labels)
    }

    @Test(
        arguments: [
            (5, 5, 4, ["5"]), (4.9, 5.2, 4, ["5"]), (1, 3, 6, ["1", "2", "3"]), (0, 1, 5, ["0", "1"]),
            (0, 40_000, 2, ["0", "20 k", "40 k"]),
        ] as [(Double, Double, Int, [String])])
    func `of whole values have no fractions`(low: Double, high: Double, count: Int, labels: [String]) {
        let ticks = AxisTicks(
            covering: low, high, atMost: count, scaling: .linear, in: nil, areWhole: true)
        #expect(ticks.labels.map(\.text.string) == labels)
    }

    @Test(
        arguments: [
            (43.2 * 0x1p40, 61 * 0x1p40, 3, 0x1p40, "TiB", ["45 TiB", "50 TiB", "55 TiB", "60 TiB"]),
            (0.853, 0.947, 3, 0.01, "%", ["85 %", "90 %", "95 %"]),
        ] as [(Double, Double, Int, Double, SafeText, [String])])
    func `of values are round in the unit of their axis`(
        low: Double, high: Double, count: Int, size: Double, name: SafeText, labels: [String]
    ) {
        let ticks = ValueTicks(covering: low, high, atMost: count) { _ in AxisUnit(size: size, name: name) }
        #expect(ticks.values.map { ticks.label($0).string } == labels)
    }

    @Test func `of values over decades count in the unit of their axis`() {
        let ticks = AxisTicks(covering: 3 * 0x1p30, 40 * 0x1p40, atMost: 6, scaling: .logarithmic) { _ in
            AxisUnit(size: 0x1p40, name: "TiB")
        }
        #expect(ticks.labels.map(\.text.string) == ["0.01 TiB", "0.1 TiB", "1 TiB", "10 TiB"])
    }

    @Test func `of values that are nothing in the unit of their axis do without it`() {
        for (low, high) in [
            (Double.leastNonzeroMagnitude * 2_000, 1e23), (.leastNonzeroMagnitude, 1), (1, 1.7e308),
        ] {
            let ticks = AxisTicks(covering: low, high, atMost: 6, scaling: .logarithmic) { _ in
                AxisUnit(size: 0x1p60, name: "EiB")
            }
            #expect(ticks.low.isFinite && ticks.high > ticks.low && ticks.labels.count <= 7)
        }
    }

    @Test func `of values hold for any range`() {
        for exponent in stride(from: -280.0, through: 280, by: 7) {
            for (low, high) in [(0.0, 1.0), (-3.7, 9.1), (5, 5), (-8, -7.99)] {
                let unit = pow(10, exponent)
                let span = high > low ? high - low : 0.1 * low
                for count in [2, 7, 33] {
                    let ticks = ValueTicks(covering: low * unit, high * unit, atMost: count)
                    #expect((1...count + 2).contains(ticks.values.count))
                    #expect(ticks.low <= low * unit + ticks.step * 1e-6)
                    #expect(ticks.high >= high * unit - ticks.step * 1e-6)
                    #expect(ticks.high - ticks.low <= span * unit + 0.41 * ticks.step)
                }
            }
        }
    }

    // 1 795 392 000 is Monday 2026-11-23 00:00:00 UTC; the others were looked up with date(1).
    @Test(
        arguments: [
            (1_795_478_400, 1_795_564_800, 5, ["24 Nov", "06:00", "12:00", "18:00", "25 Nov"]),
            (1_795_481_000, 1_795_484_600, 5, ["00:45", "01:00", "01:15", "01:30"]),
            (1_795_481_000, 1_795_481_012, 4, ["00:43:20", "00:43:25", "00:43:30"]),
            (
                1_794_873_600, 1_795_478_400, 8,
                ["17 Nov", "18 Nov", "19 Nov", "20 Nov", "21 Nov", "22 Nov", "23 Nov", "24 Nov"]
            ),
            (1_793_000_000, 1_795_592_000, 5, ["2 Nov", "9 Nov", "16 Nov", "23 Nov"]),
            (1_764_000_000, 1_795_536_000, 7, ["2026", "Apr", "Jul", "Oct"]),
            (1_600_000_000, 1_795_536_000, 7, ["2021", "2022", "2023", "2024", "2025", "2026"]),
            (0, 0, 5, []), (10, 5, 5, []), (.min, .max, 5, []), (0, 100, 0, []),
        ] as [(Int64, Int64, Int, [String])])
    func `of times are round in UTC`(start: Int64, end: Int64, count: Int, labels: [String]) {
        let ticks = TimeTicks(from: start, to: end, atMost: count, zone: .utc).ticks
        #expect(ticks.map(\.label.string) == labels)
        #expect(ticks.allSatisfy { (start...max(start, end)).contains($0.time) })
    }

    @Test func `of times follow the zone's clock`() {
        let india = Zone.fixed(seconds: 19_800, name: "IST")
        let ticks = TimeTicks(from: 1_795_478_400, to: 1_795_564_800, atMost: 5, zone: india).ticks
        #expect(ticks.map(\.label.string) == ["06:00", "12:00", "18:00", "25 Nov"])
        #expect(ticks.map { $0.time % 3_600 } == [1_800, 1_800, 1_800, 1_800])
    }
}
