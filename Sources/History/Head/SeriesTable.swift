/// Values by the number of their series.
///
/// Numbers begin at 1 and follow each other, so that they index an array; one that a damaged file makes up does not
/// make that array long.
struct SeriesTable<Value: Sendable>: Sendable {
    private var dense: [Value?] = []
    private var sparse: [Int64: Value] = [:]
    private static var limit: Int64 { 1 << 16 }

    subscript(series: Int64) -> Value? {
        get {
            guard series >= 0, series < Self.limit else { return sparse[series] }
            return series < dense.count ? dense[Int(series)] : nil
        }
        @inline(__always) _modify {
            if series >= 0, series < Self.limit {
                makeRoom(for: series)
                yield &dense[Int(series)]
            } else {
                yield &sparse[series]
            }
        }
    }

    subscript(series: Int64, default value: @autoclosure () -> Value) -> Value {
        get { self[series] ?? value() }
        // Inline: otherwise a coroutine is allocated for every sample.
        @inline(__always) _modify {
            if series >= 0, series < Self.limit {
                makeRoom(for: series)
                var present = dense[Int(series)].take() ?? value()
                defer { dense[Int(series)] = present }
                yield &present
            } else {
                yield &sparse[series, default: value()]
            }
        }
    }

    @inline(__always)
    private mutating func makeRoom(for series: Int64) {
        while dense.count <= series { dense.append(nil) }
    }

    /// In ascending order.
    var keys: [Int64] {
        dense.indices.filter { dense[$0] != nil }.map { Int64($0) } + sparse.keys.sorted()
    }
}
