import Chunks
import TestSupport
import Testing

/// What is packed comes back with its bits.
@Suite struct ChunkTests {
    static let day: Int64 = 20_780 * 86_400

    func unpacked(_ points: Points, origin: Int64 = day) throws -> Points {
        let packed = Chunk.encode(points, origin: origin)
        return try Chunk.decode(packed.bytes, count: packed.count, origin: origin)
    }

    /// How the values of a series behave.
    enum Kind: CaseIterable {
        case constant, stepped, counter, price, noise, level, extremes, bits
    }

    /// How its times do.
    enum Rhythm: CaseIterable {
        case regular, gappy, jittered, everySecond, single
    }

    static func times(_ rhythm: Rhythm, _ random: inout SplitMix64) -> [Int64] {
        switch rhythm {
        case .regular: return (0..<288).map { day + $0 * 300 }
        case .gappy:
            return (0..<288).filter { _ in Bool.random(using: &random) }.map { day + $0 * 300 } + [
                day + 86_399
            ]
        case .jittered: return (0..<288).map { day + $0 * 300 + .random(in: -2...2, using: &random) }
        case .everySecond: return (0..<3_000).map { day + $0 }
        case .single: return [day + .random(in: 0..<86_400, using: &random)]
        }
    }

    static func values(_ kind: Kind, count: Int, _ random: inout SplitMix64) -> [Double] {
        let units: [Double] = [1, 10, 100, 1e4, 1e8]
        let decimals = units.randomElement(using: &random) ?? 1
        var value = Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / decimals
        let extremes: [Double] = [
            0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude,
            -.greatestFiniteMagnitude, .pi, 0x1p53, 0x1p53 + 2, -0x1p53, 1e15, 1e22, 123_456_789.123_456_789,
            0.1 + 0.2,
        ]
        return (0..<count).map { index in
            switch kind {
            case .constant: break
            case .stepped where index % 17 == 0: value += Double(Int.random(in: -9...9, using: &random))
            case .stepped: break
            case .counter: value = (value.rounded() + Double(Int.random(in: 0...40, using: &random)))
            case .price where index % 20 == 0:
                value = (value * .random(in: 0.9...1.1, using: &random) * decimals).rounded() / decimals
            case .price: break
            case .noise: value = Double(Int.random(in: -5_000...5_000, using: &random)) / decimals
            case .level: value = (Double(50) + .random(in: -1...1, using: &random)) * 100 / decimals
            case .extremes: value = extremes.randomElement(using: &random) ?? 0
            case .bits:
                repeat { value = Double(bitPattern: random.next()) } while !value.isFinite
            }
            return value
        }
    }

    @Test(arguments: Kind.allCases, Rhythm.allCases)
    func `every bit comes back`(kind: Kind, rhythm: Rhythm) throws {
        for seed in UInt64(0)..<40 {
            var random = SplitMix64(seed: seed)
            let times = Self.times(rhythm, &random)
            let points = Points(times: times, values: Self.values(kind, count: times.count, &random))
            let back = try unpacked(points)
            #expect(back.times == points.times)
            #expect(back.values.map(\.bitPattern) == points.values.map(\.bitPattern))
        }
    }

    @Test(arguments: Kind.allCases, Rhythm.allCases)
    func `the newest sample up to a second is that of the whole`(kind: Kind, rhythm: Rhythm) throws {
        for seed in UInt64(0)..<20 {
            var random = SplitMix64(seed: seed)
            let times = Self.times(rhythm, &random)
            let points = Points(times: times, values: Self.values(kind, count: times.count, &random))
            let packed = Chunk.encode(points, origin: Self.day)
            let end = Self.day + .random(in: -10...86_410, using: &random)
            let newest = unsafe try Chunk.newest(
                packed.bytes.span.bytes, count: packed.count, origin: Self.day, upTo: end)
            let index = times.lastIndex { $0 <= end }
            #expect(newest?.time == index.map { times[$0] })
            // Of the last one, the summary tells the value.
            let value = newest.map { $0.value ?? packed.last.value(decimals: packed.decimals) }
            #expect(value?.bitPattern == index.map { points.values[$0].bitPattern })
        }
    }

    @Test func `times at the ends of time come back`() throws {
        for origin in [Int64.min / 4, -86_400, 0, Int64.max / 4] {
            let points = Points(times: [origin, origin + 1, origin + 86_399], values: [1, 2, 3])
            #expect(try unpacked(points, origin: origin) == points)
        }
    }

    @Test(
        arguments: [
            ([2.56, 2.5, 2.6], 2, [250, 260, 766, 256, 260]), ([62, 62], 0, [62, 62, 124, 62, 62]),
            ([-0.25, 1e-4], 4, [-2_500, 1, -2_499, -2_500, 1]),
        ] as [([Double], Int, [Int64])])
    func `the summary is in whole numbers`(values: [Double], decimals: Int, figures: [Int64]) {
        let packed = Chunk.encode(
            Points(times: values.indices.map { Int64($0) }, values: values), origin: 0)
        #expect(packed.decimals == decimals)
        #expect(
            [packed.min, packed.max, packed.sum, packed.first, packed.last] == figures.map { .number($0) })
        #expect(packed.min.value(decimals: decimals) == values.min())
    }

    @Test func `a summary of doubles is in doubles`() {
        let packed = Chunk.encode(Points(times: [0, 1], values: [0.1 + 0.2, -(0.1 + 0.2)]), origin: 0)
        #expect(packed.decimals == nil)
        #expect(packed.sum == .double(0))
        #expect(packed.max == .double(0.300_000_000_000_000_04))
        let huge = Chunk.encode(
            Points(times: [0, 1], values: [.greatestFiniteMagnitude, .greatestFiniteMagnitude]), origin: 0)
        #expect(huge.sum == .double(.greatestFiniteMagnitude))
    }

    /// A day of a price that moves now and then, of five minutes each, in fewer than 60 bytes; noise of seven bits in 320.
    @Test func `a day is small`() {
        var random = SplitMix64(seed: 1)
        let times = Self.times(.regular, &random)
        var price = 25_600.0
        let prices = times.indices.map { index in
            if index % 20 == 0 { price += Double(Int.random(in: -50...50, using: &random)) }
            return price / 10_000
        }
        #expect(Chunk.encode(Points(times: times, values: prices), origin: Self.day).bytes.count < 60)
        let noise = times.map { _ in Double(Int.random(in: 0..<128, using: &random)) / 10 }
        #expect(Chunk.encode(Points(times: times, values: noise), origin: Self.day).bytes.count < 320)
    }
}
