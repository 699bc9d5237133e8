/// Whole numbers that mostly stay: how long each stays, and by how much the next differs.
enum StepCoding {
    static func encode(_ numbers: [Int64], into writer: inout BitWriter) {
        guard let first = numbers.first else { return }
        let (lengths, steps) = runs(of: numbers)
        let length = Rice.best(for: lengths).parameter
        let step = Rice.best(for: steps).parameter
        writer.write(byte: UInt8(length))
        writer.write(byte: UInt8(step))
        writer.write(varint: ZigZag.encode(first))
        for (index, run) in lengths.enumerated() {
            writer.write(rice: run, parameter: length)
            if index < steps.count { writer.write(rice: steps[index], parameter: step) }
        }
        writer.align()
    }

    /// What ``encode(_:into:)`` takes, in bits.
    static func size(of numbers: [Int64]) -> Int {
        let (lengths, steps) = runs(of: numbers)
        return Rice.best(for: lengths).bits + Rice.best(for: steps).bits + 16
    }

    /// Lengths less one, and steps in zigzag less one: neither is ever zero.
    private static func runs(of numbers: [Int64]) -> (lengths: [UInt64], steps: [UInt64]) {
        var lengths: [UInt64] = []
        var steps: [UInt64] = []
        var start = 0
        for index in numbers.indices.dropFirst() where numbers[index] != numbers[index - 1] {
            lengths.append(UInt64(index - start - 1))
            steps.append(ZigZag.encode(numbers[index] &- numbers[index - 1]) &- 1)
            start = index
        }
        lengths.append(UInt64(numbers.count - start - 1))
        return (lengths, steps)
    }

    static func decode(
        _ reader: inout BitReader, count: Int, power: Double
    ) throws(ChunkError) -> [Double] {
        let length = unsafe reader.read(width: 8)
        let step = unsafe reader.read(width: 8)
        guard max(length, step) <= Rice.largestParameter else { throw .damaged }
        var number = ZigZag.decode(unsafe reader.readVarint())
        var values: [Double] = []
        values.reserveCapacity(count)
        while true {
            let run = unsafe reader.readRice(parameter: length)
            guard run < UInt64(count - values.count) else { throw .damaged }
            let value = Double(number) / power
            for _ in 0...run { values.append(value) }
            if values.count == count { break }
            number &+= ZigZag.decode(unsafe reader.readRice(parameter: step) &+ 1)
        }
        unsafe reader.align()
        return values
    }
}
