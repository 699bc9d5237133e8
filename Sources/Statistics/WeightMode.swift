internal import Glibc

/// How the weights vary from run to run of a ``Simulation``.
public enum WeightMode: String, CaseIterable, Sendable {
    /// The weights as they are; only the values vary.
    case fixed
    /// Each weight between half and one and a half times itself.
    case around
    /// Any weights at all: what is true whatever one cares about.
    case agnostic

    /// The least and the most that one weight may become.
    func bounds<Number: DivisibleNumber>(of weight: Number) -> (low: Number, high: Number) {
        switch self {
        case .fixed: (weight, weight)
        case .around: (weight / 2, weight * 3 / 2)
        case .agnostic: (0, 1)
        }
    }
}

extension Weights {
    /// What the draws of a mode come to on average, weight by weight, and how far one lies from that: a standard deviation.
    ///
    /// Around the weights each is taken to be even between its bounds, which the sum of all narrows or widens little.
    public func draws(of mode: WeightMode) -> [(mean: Double, deviation: Double)] {
        let count = Double(values.count)
        return values.map { weight in
            switch mode {
            case .fixed: (weight, 0)
            case .around: (weight, weight / 12.0.squareRoot())
            case .agnostic: (1 / count, ((count - 1) / (count + 1)).squareRoot() / count)
            }
        }
    }

    /// Draws weights evenly from those that the mode allows.
    public func drawn(_ mode: WeightMode, using generator: inout SplitMix64) -> Weights {
        switch mode {
        case .fixed: self
        case .around: drawnAround(using: &generator)
        case .agnostic: drawnFreely(using: &generator)
        }
    }

    /// Even on the whole simplex: exponential draws, scaled to sum 1.
    ///
    /// Source: Devroye, "Non-uniform random variate generation" (1986), chapter V.
    private func drawnFreely(using generator: inout SplitMix64) -> Weights {
        var drawn = values
        var sum = 0.0
        for criterion in drawn.indices {
            // Not quite zero, so that the sum of them never is.
            drawn[criterion] = max(-log(generator.uniform()), .leastNormalMagnitude)
            sum += drawn[criterion]
        }
        for criterion in drawn.indices { drawn[criterion] /= sum }
        return Weights(drawn: drawn)
    }

    /// Even on the part of the simplex inside ``WeightMode/bounds(of:)``.
    ///
    /// All weights but one are drawn inside their bounds, and kept when the one that is left to make the sum
    /// 1 falls in its own. Any weight may be the one left; the largest has the widest bounds and so is
    /// accepted most often, which also ends the search for weights with zeros among them.
    private func drawnAround(using generator: inout SplitMix64) -> Weights {
        guard let left = values.indexOfLargest else { return self }
        let bounds = values.map(WeightMode.around.bounds(of:))
        var drawn = values
        repeat {
            drawn[left] = 1
            for criterion in drawn.indices where criterion != left {
                drawn[criterion] = generator.uniform(
                    from: bounds[criterion].low, to: bounds[criterion].high)
                drawn[left] -= drawn[criterion]
            }
        } while drawn[left] < bounds[left].low || drawn[left] > bounds[left].high
        return Weights(drawn: drawn)
    }
}

extension Array where Element: Comparable {
    /// Where the largest element is, the last one if several are.
    var indexOfLargest: Int? { self.max().flatMap { lastIndex(of: $0) } }
}
