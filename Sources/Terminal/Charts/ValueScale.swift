internal import Glibc

/// How values are spread over an axis.
public enum Scaling: Hashable, Sendable {
    /// Equal distances are equal differences.
    case linear
    /// Equal distances are equal ratios; zero and less cannot be shown.
    case logarithmic
}

/// Where values stand between the bottom and the top of a chart.
struct ValueScale {
    let low: Double
    let high: Double
    let scaling: Scaling

    init(low: Double, high: Double, scaling: Scaling = .linear) {
        self.low = low
        self.high = high
        self.scaling = scaling
    }

    /// Whether a value lies between both ends.
    func contains(_ value: Double) -> Bool { value >= low && value <= high }

    /// The row of dots that shows `value`, 0 at the top; values beyond the scale stand at its ends.
    func row(of value: Double, rows: Int) -> Int {
        let part = 1 - part(of: value)
        guard part > 0 else { return 0 }
        return part < 1 ? Int((part * Double(rows - 1)).rounded()) : rows - 1
    }

    /// How far up a value stands: 0 at the bottom, 1 at the top.
    func part(of value: Double) -> Double {
        switch scaling {
        case .linear: (value - low) / (high - low)
        case .logarithmic: value > 0 ? log(value / low) / log(high / low) : 0
        }
    }
}
