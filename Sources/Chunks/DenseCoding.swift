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
        /// That mean and how it has been moving: a wave under noise.
        case trend = 3
    }

    /// The state of ``Predictor/level`` and ``Predictor/trend``, in sixteenths.
    ///
    /// C. C. Holt, "Forecasting Seasonals and Trends by Exponentially Weighted Moving Averages", 1957.
    private struct Smoothing {
        private var level: Int64
        private var trend: Int64 = 0
        private let hasTrend: Bool

        init(_ first: Int64, hasTrend: Bool) {
            level = first &<< 4
            self.hasTrend = hasTrend
        }

        @inline(__always)
        var foretold: Int64 { (level &+ trend) &>> 4 }

        @inline(__always)
        mutating func take(_ number: Int64) {
            let error = (number &<< 4) &- level &- trend
            level &+= trend &+ (error &>> 2)
            if hasTrend { trend &+= error &>> 5 }
        }
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
        var before = last
        var smoothing = Smoothing(last, hasTrend: predictor == .trend)
        let drift = drift(of: numbers)
        for number in numbers.dropFirst() {
            let foretold =
                switch predictor {
                case .last: last &+ drift
                case .pair: (last &+ before) &>> 1
                case .level, .trend: smoothing.foretold
                }
            residuals.append(ZigZag.encode(number &- foretold))
            smoothing.take(number)
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
        case .level, .trend:
            var smoothing = Smoothing(last, hasTrend: predictor == .trend)
            for _ in 1..<count {
                last = smoothing.foretold &+ ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                smoothing.take(last)
                values.append(Double(last) / power)
            }
        }
        unsafe reader.align()
        return values
    }
}
