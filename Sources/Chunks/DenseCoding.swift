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
        /// The least of the chunk, with as many bits as the greatest needs: noise without a shape.
        case least = 4
    }

    /// The state of ``Predictor/level`` and ``Predictor/trend``, in sixteenths.
    ///
    /// C. C. Holt, "Forecasting Seasonals and Trends by Exponentially Weighted Moving Averages", 1957.
    struct Smoothing {
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

    static func decode(
        _ reader: inout BitReader, count: Int, into sink: inout some NumberSink
    ) throws(ChunkError) {
        guard let predictor = unsafe Predictor(rawValue: UInt8(reader.read(width: 8))) else { throw .damaged }
        if predictor == .least {
            let least = ZigZag.decode(unsafe reader.readVarint())
            let code = Truncated(greatest: unsafe reader.readVarint())
            guard code.isShort else { throw .damaged }
            for _ in 0..<count {
                let number = least &+ Int64(truncatingIfNeeded: unsafe reader.read(code))
                sink.take(number)
            }
            unsafe reader.align()
            return
        }
        let parameter = unsafe reader.read(width: 8)
        guard parameter <= Rice.largestParameter else { throw .damaged }
        var last = ZigZag.decode(unsafe reader.readVarint())
        sink.take(last)
        switch predictor {
        case .least: break
        case .last:
            let drift = ZigZag.decode(unsafe reader.readVarint())
            for _ in 1..<count {
                last &+= drift &+ ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                sink.take(last)
            }
        case .pair:
            var before = last
            for _ in 1..<count {
                let residual = ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                (before, last) = (last, ((last &+ before) &>> 1) &+ residual)
                sink.take(last)
            }
        case .level, .trend:
            var smoothing = Smoothing(last, hasTrend: predictor == .trend)
            for _ in 1..<count {
                last = smoothing.foretold &+ ZigZag.decode(unsafe reader.readRice(parameter: parameter))
                smoothing.take(last)
                sink.take(last)
            }
        }
        unsafe reader.align()
    }
}

/// How numbers are to be written where they change all the time.
struct DensePlan {
    private let predictor: DenseCoding.Predictor
    private let parameter: UInt64
    private let residuals: [UInt64]
    private let drift: Int64
    private let least: Int64
    private let code: Truncated
    /// The length in bits.
    let bits: Int

    init(_ numbers: [Int64]) {
        drift = numbers.count > 1 ? (numbers[numbers.count - 1] &- numbers[0]) / Int64(numbers.count - 1) : 0
        let best = Self.best(for: numbers, drift)
        let residuals = Self.residuals(of: numbers, best, drift)
        let rice = Rice.best(for: residuals)
        least = numbers.min() ?? 0
        code = Truncated(greatest: UInt64(bitPattern: (numbers.max() ?? 0) &- least))
        let plain = code.isShort ? code.bits(of: numbers, from: least) + 8 : .max
        if plain < rice.bits {
            (predictor, parameter, self.residuals, bits) = (.least, 0, [], plain + 16)
        } else {
            (predictor, parameter, self.residuals, bits) = (best, rice.parameter, residuals, rice.bits + 16)
        }
    }

    func write(_ numbers: [Int64], into writer: inout BitWriter) {
        writer.write(byte: predictor.rawValue)
        if predictor == .least {
            writer.write(varint: ZigZag.encode(least))
            writer.write(varint: code.greatest)
            for number in numbers { writer.write(UInt64(bitPattern: number &- least), code) }
        } else {
            writer.write(byte: UInt8(parameter))
            writer.write(varint: ZigZag.encode(numbers[0]))
            if predictor == .last { writer.write(varint: ZigZag.encode(drift)) }
            for residual in residuals { writer.write(rice: residual, parameter: parameter) }
        }
        writer.align()
    }

    /// The predictor whose residuals are smallest together: their code is about the shortest.
    private static func best(for numbers: [Int64], _ drift: Int64) -> DenseCoding.Predictor {
        var sums: (last: UInt64, pair: UInt64, level: UInt64, trend: UInt64) = (0, 0, 0, 0)
        // A day's worth of these does not overflow.
        @inline(__always) func size(_ residual: Int64) -> UInt64 { min(ZigZag.encode(residual), 1 << 46) }
        var (last, before) = (numbers[0], numbers[0])
        var level = DenseCoding.Smoothing(last, hasTrend: false)
        var trend = DenseCoding.Smoothing(last, hasTrend: true)
        for number in numbers.dropFirst() {
            sums.last &+= size(number &- last &- drift)
            sums.pair &+= size(number &- (last &+ before) &>> 1)
            sums.level &+= size(number &- level.foretold)
            sums.trend &+= size(number &- trend.foretold)
            level.take(number)
            trend.take(number)
            (before, last) = (last, number)
        }
        let least = min(sums.last, sums.pair, sums.level, sums.trend)
        return least == sums.last
            ? .last : least == sums.pair ? .pair : least == sums.level ? .level : .trend
    }

    private static func residuals(
        of numbers: [Int64], _ predictor: DenseCoding.Predictor, _ drift: Int64
    ) -> [UInt64] {
        var residuals: [UInt64] = []
        residuals.reserveCapacity(numbers.count)
        var (last, before) = (numbers[0], numbers[0])
        switch predictor {
        case .least: break
        case .last:
            for number in numbers.dropFirst() {
                residuals.append(ZigZag.encode(number &- last &- drift))
                last = number
            }
        case .pair:
            for number in numbers.dropFirst() {
                residuals.append(ZigZag.encode(number &- (last &+ before) &>> 1))
                (before, last) = (last, number)
            }
        case .level, .trend:
            var smoothing = DenseCoding.Smoothing(last, hasTrend: predictor == .trend)
            for number in numbers.dropFirst() {
                residuals.append(ZigZag.encode(number &- smoothing.foretold))
                smoothing.take(number)
            }
        }
        return residuals
    }
}
