/// Whole numbers that mostly stay: how long each stays, and by how much the next differs.
enum StepCoding {
    static func decode(
        _ reader: inout BitReader, count: Int, of total: Int, into sink: inout some NumberSink
    ) throws(ChunkError) {
        let length = unsafe reader.read(width: 8)
        let step = unsafe reader.read(width: 8)
        guard max(length, step) <= Rice.largestParameter else { throw .damaged }
        var number = ZigZag.decode(unsafe reader.readVarint())
        var taken = 0
        while true {
            let run = unsafe reader.readRice(parameter: length)
            guard run < UInt64(total - taken) else { throw .damaged }
            let length = min(Int(run) + 1, count - taken)
            sink.take(number, times: length)
            taken += length
            if taken == count { break }
            number &+= ZigZag.decode(unsafe reader.readRice(parameter: step) &+ 1)
        }
        unsafe reader.align()
    }
}

/// How numbers are to be written as steps.
struct StepPlan {
    /// The length in bits.
    let bits: Int
    /// Lengths less one, and steps in zigzag less one: neither is ever zero.
    private var lengths: [UInt64] = []
    private var steps: [UInt64] = []
    private let length: UInt64
    private let step: UInt64

    init(_ numbers: [Int64]) {
        var start = 0
        for index in numbers.indices.dropFirst() where numbers[index] != numbers[index - 1] {
            lengths.append(UInt64(index - start - 1))
            steps.append(ZigZag.encode(numbers[index] &- numbers[index - 1]) &- 1)
            start = index
        }
        lengths.append(UInt64(numbers.count - start - 1))
        let best = (lengths: Rice.best(for: lengths), steps: Rice.best(for: steps))
        (length, step) = (best.lengths.parameter, best.steps.parameter)
        bits = best.lengths.bits + best.steps.bits + 16
    }

    func write(first: Int64, into writer: inout BitWriter) {
        writer.write(byte: UInt8(length))
        writer.write(byte: UInt8(step))
        writer.write(varint: ZigZag.encode(first))
        for (index, run) in lengths.enumerated() {
            writer.write(rice: run, parameter: length)
            if index < steps.count { writer.write(rice: steps[index], parameter: step) }
        }
        writer.align()
    }
}
