import ArgumentParser
import Chunks

struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Arbitrary and changed bytes through the decoder of chunks: refused, or read in order.")

    @Option var inputs = 10_000_000
    @Option var seed: UInt64 = 1

    func run() throws {
        var random = Random(state: seed)
        var (read, wrong) = (0, 0)
        var whole: [Packed] = []
        for kind in 0..<40 {
            let count = [1, 2, 5, 24, 60][kind % 5]
            var value = 10.0
            let values = (0..<count).map { _ in
                switch kind % 4 {
                case 0: value = Double(random.below(1_000)) / 10
                case 1: if random.below(9) == 0 { value += 1 }
                case 2: value = Double(bitPattern: random.next() & 0x7FEF_FFFF_FFFF_FFFF)
                default: break
                }
                return value
            }
            var time: Int64 = 0
            let times = (0..<count).map { _ in
                time += kind % 2 == 0 ? 300 : 1 + Int64(random.below(900))
                return time
            }
            whole.append(Chunk.encode(Points(times: times, values: values), origin: 0))
        }
        for _ in 0..<inputs {
            var bytes: [UInt8]
            var count: Int
            if random.below(2) == 0 {
                let packed = whole[random.below(40)]
                (bytes, count) = (packed.bytes, packed.count)
                for _ in 0...random.below(3) {
                    bytes[random.below(UInt64(bytes.count))] = UInt8(random.below(256))
                }
                if random.below(8) == 0 { bytes.removeLast(random.below(UInt64(bytes.count))) }
                if random.below(8) == 0 { count = random.below(300) - 1 }
            } else {
                bytes = (0..<random.below(48)).map { _ in UInt8(random.below(256)) }
                count = random.below(200) - 1
                if bytes.count > 1 {
                    // Either version; the times' coding stands above the decimals in the second.
                    let decimals = bytes[1] % 18
                    (bytes[0], bytes[1]) =
                        bytes[0] & 4 == 0
                        ? (0x10 | bytes[0] & 3, decimals)
                        : (0x20 | bytes[0] & 3, decimals | (bytes[0] & 0x30) << 1)
                }
            }
            guard let points = try? Chunk.decode(bytes, count: count, origin: 0) else { continue }
            read += 1
            let isOrdered = zip(points.times, points.times.dropFirst()).allSatisfy { $0 < $1 }
            if points.count != count || points.values.count != count || !isOrdered
                || !points.values.allSatisfy({ $0.isFinite })
            {
                wrong += 1
            }
        }
        print("\(inputs) inputs: \(inputs - read) refused, \(read) read as chunks, \(wrong) read wrongly")
        if wrong > 0 { throw ExitCode.failure }
    }
}
