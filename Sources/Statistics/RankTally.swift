/// Counts ranks and wins over runs.
struct RankTally {
    private var runs = 0.0
    private var rankCounts: [[Double]]
    private var wins: [[Double]]
    /// For each alternative the sum of the weights of the runs in which it was first.
    private var firstWeights: [[Double]]

    init(alternatives: Int, criteria: Int) {
        rankCounts = Array(repeating: Array(repeating: 0, count: alternatives), count: alternatives)
        wins = rankCounts
        firstWeights = Array(repeating: Array(repeating: 0, count: criteria), count: alternatives)
    }

    /// Counts one run.
    mutating func add(_ totals: [Double], weights: Weights) {
        runs += 1
        for (alternative, own) in totals.enumerated() {
            var better = 0
            for (other, total) in totals.enumerated() where other != alternative {
                if own > total {
                    wins[alternative][other] += 1
                } else if own == total {
                    wins[alternative][other] += 0.5
                } else {
                    better += 1
                }
            }
            rankCounts[alternative][better] += 1
            guard better == 0 else { continue }
            for criterion in weights.values.indices {
                firstWeights[alternative][criterion] += weights.values[criterion]
            }
        }
    }

    var ranks: [[Double]] { rankCounts.map { row in row.map { $0 / runs } } }

    var pairwise: [[Double]] { wins.map { row in row.map { $0 / runs } } }

    /// The mean weights of the runs in which an alternative was first; nil where it never was.
    var centralWeights: [Weights?] { firstWeights.map(Weights.init) }
}
