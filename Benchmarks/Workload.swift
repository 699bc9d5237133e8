import Foundation
import History
import Metrics

/// The workload of every figure: series of four equal kinds, one sample each every five minutes, the same every time.
///
/// | kind | values |
/// |---|---|
/// | node count | whole numbers that change in 17 % of steps |
/// | price | four decimals, changes in 5 % of steps |
/// | utilisation | per cent with two decimals: a daily wave and noise in every step |
/// | latency | milliseconds with one decimal: noise in every step |
struct Workload {
    static let step: Int64 = 300
    /// 2026-01-01.
    static let start: Int64 = 1_767_225_600

    let series: [Series]
    private var random: Random
    private var values: [Double]
    private var bases: [Double]
    private(set) var tick: Int64 = 0

    init(series count: Int, seed: UInt64 = 7) {
        random = Random(state: seed)
        series = (0..<count).map {
            let metric = ["nodes.online", "gpu.price.median", "gpu.utilisation", "api.latency"][$0 % 4]
            return Series(
                network: "network-\($0 / 100)", metric: metric,
                labels: ["gpu": "model-\($0 % 100)", "region": "region-\($0 % 7)"])
        }
        values = []
        bases = []
        for index in 0..<count {
            bases.append(Double(20 + random.below(60)))
            values.append(
                index % 4 == 0
                    ? Double(50 + random.below(5_000)) : Double(2_000 + random.below(40_000)) / 10_000)
        }
    }

    var time: Int64 { Self.start + tick * Self.step }

    /// The values of the next step, in the order of ``series``.
    mutating func next() -> [Double] {
        let wave = 15 * sin(Double(tick) / 288 * 2 * .pi)
        for index in values.indices {
            switch index % 4 {
            case 0:
                if random.below(100) < 17 {
                    values[index] = max(0, values[index] + Double(random.below(11)) - 5)
                }
            case 1:
                if random.below(100) < 5 {
                    values[index] = max(
                        0.01, (values[index] * 10_000 + Double(random.below(401)) - 200).rounded() / 10_000)
                }
            case 2:
                values[index] = ((bases[index] + wave) * 100 + Double(random.below(101)) - 50).rounded() / 100
            default: values[index] = (1_000 + Double(random.below(400))).rounded() / 10
            }
        }
        tick += 1
        return values
    }

    /// The poll that brings the next step, with texts of its own, as they come out of an answer.
    mutating func nextPoll() -> Poll {
        let slot = Timestamp(seconds: time)
        let values = next()
        let samples = zip(series, values).map { series, value in
            Sample(
                Series(
                    network: series.network.copy, metric: series.metric.copy,
                    labels: Labels(series.labels.all.map { .init(name: $0.name.copy, value: $0.value.copy) })),
                at: slot, value)
        }
        return Poll(
            network: "network-0", source: "all", slot: slot, time: slot + .milliseconds(250), outcome: .ok,
            status: 200, phases: Phases(dns: 0, connect: 0, tls: 0, firstByte: 80.125, total: 92.25),
            bytes: 120_000, hash: Self.hash(tick), samples: samples)
    }

    static func hash(_ number: Int64) -> String {
        var random = Random(state: UInt64(bitPattern: number))
        return (0..<4).map { _ in
            let digits = String(random.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// SplitMix64 with a cheap bound.
struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: UInt64) -> Int { Int(next().multipliedFullWidth(by: bound).high) }
}

extension String {
    fileprivate var copy: String { String(decoding: Array(utf8), as: UTF8.self) }
}
