/// Where decoded numbers go.
protocol NumberSink {
    mutating func take(_ number: Int64)
    mutating func take(_ number: Int64, times: Int)
}

/// All of them, as values.
struct AllNumbers: NumberSink {
    private(set) var values: [Double] = []
    private let power: Double

    init(_ count: Int, power: Double) {
        self.power = power
        values.reserveCapacity(count)
    }

    @inline(__always)
    mutating func take(_ number: Int64) { values.append(Double(number) / power) }

    mutating func take(_ number: Int64, times: Int) {
        let value = Double(number) / power
        for _ in 0..<times { values.append(value) }
    }
}

/// The last alone.
struct LastNumber: NumberSink {
    private(set) var number: Int64 = 0

    @inline(__always)
    mutating func take(_ number: Int64) { self.number = number }
    mutating func take(_ number: Int64, times: Int) { self.number = number }
}
