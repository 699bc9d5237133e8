internal import Evaluation

/// A comparison in words, part by part, for a screen.
public struct ComparisonWords: Sendable {
    /// Two neighbours in the order, and what parts them.
    public struct Pair: Sendable {
        /// `Akash Network against io.net`.
        public let title: String
        /// A sentence a pillar, the largest difference first.
        public let pillars: [String]
        /// Items that are two levels apart or more.
        public let items: [String]
    }

    /// A project's trade-offs and risks as boards of characters, a line a row.
    public struct Board: Sendable {
        public let project: String
        public let tradeOffs: [String]
        public let risks: [String]
    }

    /// Who comes first, and how surely.
    public let answer: [String]
    /// Who is out by a failed gate.
    public let out: [String]
    /// For whom each is first.
    public let admirers: [String]
    /// The weights at which two of them tie.
    public let tieWeights: [String]
    public let pairs: [Pair]
    public let boards: [Board]
    /// The order by other methods.
    public let methods: [String]
    /// The items that could turn the order.
    public let flips: [String]
    /// What keeps them from being compared.
    public let cautions: [String]
    /// The ranks that 95 % of the runs give each, by entry: `1–2`.
    public let ranks: [String]

    /// Words what the report of the same comparison says.
    public init(_ report: ComparisonReport) {
        let values = ComparisonValues(report)
        let text = ComparisonText(comparison: report.comparison)
        answer = values.answerLines
        out = values.outLines
        admirers = values.admirers
        tieWeights = values.tieWeights
        pairs = values.pairs.map { Pair(title: $0.pairTitle, pillars: $0.pairPillars, items: $0.pairItems) }
        boards = values.boards.map {
            Board(
                project: $0.boardProject, tradeOffs: Self.lines($0.boardTradeOffs),
                risks: Self.lines($0.boardRisks))
        }
        methods = values.methodLines
        flips = values.flips
        cautions = values.cautions
        ranks = report.comparison.entries.indices.map(text.ranks)
    }

    /// A fenced block without its fences.
    private static func lines(_ fence: String) -> [String] {
        fence.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            .filter { !$0.hasPrefix("```") }
    }
}
