/// Whole numbers that change all the time: how far each is from what the ones before it foretell.
enum DenseCoding {
    /// What is foretold.
    enum Predictor: UInt8, CaseIterable {
        /// The number before, and the mean step of the chunk: counters, walks.
        case last = 0
        /// The mean of the two before.
        case pair = 1
        /// A mean in which every number weighs a quarter and the past the rest: a level under noise.
        case level = 2
    }

    static func encode(_ numbers: [Int64], into writer: inout BitWriter) {
        guard let first = numbers.first, let best = best(for: numbers) else { return }
        writer.write(byte: best.predictor.rawValue)
        writer.write(byte: UInt8(best.parameter))
        writer.write(varint: ZigZag.encode(first))
        if best.predictor == .last { writer.write(varint: ZigZag.encode(drift(of: numbers))) }
        for residual in best.residuals { writer.write(rice: residual, parameter: best.parameter) }
        writer.align()
    }

    /// What ``encode(_:into:)`` takes, in bits.
    static func size(of numbers: [Int64]) -> Int { (best(for: numbers)?.bits ?? 0) + 16 }

    private static func best(
        for numbers: [Int64]
    ) -> (predictor: Predictor, parameter: UInt64, residuals: [UInt64], bits: Int)? {
        Predictor.allCases.map { predictor in
            let residuals = residuals(of: numbers, predictor)
            let (parameter, bits) = Rice.best(for: residuals)
            return (predictor, parameter, residuals, bits)
        }.min { $0.3 < $1.3 }
    }

    private static func drift(of numbers: [Int64]) -> Int64 {
        guard numbers.count > 1 else { return 0 }
        return (numbers[numbers.count - 1] &- numbers[0]) / Int64(numbers.count - 1)
    }

    private static func residuals(of numbers: [Int64], _ predictor: Predictor) -> [UInt64] {
        guard var last = numbers.first else { return [] }
        var residuals: [UInt64] = []
        residuals.reserveCapacity(numbers.count)
        var (before, level) = (last, last &<< 4)
        let drift = drift(of: numbers)
        for number in numbers.dropFirst() {
            let foretold =
                switch predictor {
                case .last: last &+ drift
                case .pair: (last &+ before) &>> 1
                case .level: level &>> 4
                }
            residuals.append(ZigZag.encode(number &- foretold))
            level &+= ((number &<< 4) &- level) &>> 2
            (before, last) = (last, number)
        }
        return residuals
    }

    static func decode(
        _ reader: inout BitReader, count: Int, power: Double
    ) throws(ChunkError) -> [Double] {
        guard let predictor = unsafe Predictor(rawValue: UInt8(reader.read(width: 8))) else { throw .damaged }
        let parameter = unsafe reader.read(width: 8)
        guard parameter <= Rice.largestParameter else { throw .damaged }
        var last = ZigZag.decode(unsafe reader.readVarint())
        var values: [Double] = []
        values.reserveCapacity(count)
        values.append(Double(last) / power)
        switch predictor {
        case .last:
            let drift = ZigZag.decode(unsafe reader.readVarint())
            for _ in 1..<count {
                last &+= drift &+ ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                values.append(Double(last) / power)
            }
        case .pair:
            var before = last
            for _ in 1..<count {
                let residual = ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                (before, last) = (last, ((last &+ before) &>> 1) &+ residual)
                values.append(Double(last) / power)
            }
        case .level:
            var level = last &<< 4
            for _ in 1..<count {
                last = (level &>> 4) &+ ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                level &+= ((last &<< 4) &- level) &>> 2
                values.append(Double(last) / power)
            }
        }
        unsafe reader.align()
        return values
    }
}
