import Chunks
import TestSupport
import Testing

/// Arbitrary bytes are refused or read as a chunk in order, and never end the program.
@Suite struct ChunkFuzzTests {
    func decode(_ bytes: [UInt8], count: Int) throws -> Points {
        try Chunk.decode(bytes, count: count, origin: 0)
    }

    func check(_ bytes: [UInt8], count: Int) {
        guard let points = try? decode(bytes, count: count) else { return }
        #expect(points.times.count == count)
        #expect(points.values.count == count)
        #expect(zip(points.times, points.times.dropFirst()).allSatisfy { $0 < $1 })
        #expect(points.values.allSatisfy { $0.isFinite })
    }

    @Test(arguments: 0..<8)
    func `arbitrary bytes are refused or read in order`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            var bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            if bytes.count > 1, Bool.random(using: &random) {
                let decimals = bytes[1] % 18 | (bytes[0] & 0x10) << 1 | (bytes[0] & 0x20) << 1
                (bytes[0], bytes[1]) = (
                    bytes[0] & 4 == 0 ? 0x10 | bytes[0] & 3 : 0x20 | bytes[0] & 3, decimals
                )
            }
            check(bytes, count: .random(in: -1...600, using: &random))
        }
    }

    @Test(arguments: ChunkTests.Kind.allCases)
    func `changed chunks are refused or read in order`(kind: ChunkTests.Kind) {
        var random = SplitMix64(seed: 3)
        for _ in 0..<300 {
            let rhythm = ChunkTests.Rhythm.allCases.randomElement(using: &random) ?? .regular
            let times = ChunkTests.times(rhythm, &random)
            let packed = Chunk.encode(
                Points(times: times, values: ChunkTests.values(kind, count: times.count, &random)), origin: 0)
            var bytes = packed.bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { bytes.removeLast(.random(in: 0...bytes.count, using: &random)) }
            check(bytes, count: packed.count + .random(in: -1...1, using: &random))
        }
    }

    @Test func `what is cut or longer is refused`() {
        let packed = Chunk.encode(Points(times: [0, 300, 600], values: [1, 2, 3]), origin: 0)
        for count in 0..<packed.bytes.count {
            #expect(throws: ChunkError.self) { try decode(Array(packed.bytes.prefix(count)), count: 3) }
        }
        #expect(throws: ChunkError.damaged) { try decode(packed.bytes + [0], count: 3) }
    }

    @Test func `a later format is named`() {
        #expect(throws: ChunkError.version(3)) { try decode([0x30, 0, 0, 0], count: 1) }
    }

    /// Written by hand from the description of version 1: three samples of 62, five minutes apart.
    @Test func `the first format is still read`() throws {
        let bytes: [UInt8] = [0x10, 0, 0, 0, 0xAC, 0x02, 0, 1, 0, 124, 0x02]
        #expect(try decode(bytes, count: 3) == Points(times: [0, 300, 600], values: [62, 62, 62]))
    }
}
