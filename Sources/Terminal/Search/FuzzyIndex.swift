public import Text

/// Texts that are searched again with every letter that is typed.
public struct FuzzyIndex: Sendable {
    private var texts = FoldedText()
    /// What decides between texts that match as well, the smallest first.
    private var ranks: [Int] = []

    /// Of texts that match as well the shorter comes first.
    public init(_ texts: some Sequence<SafeText>) {
        for text in texts {
            self.texts.append(text)
            ranks.append(text.width)
        }
    }

    /// Of texts that match as well the one of the smaller rank comes first.
    init(ranked texts: [(text: SafeText, rank: Int)]) {
        for (text, rank) in texts {
            self.texts.append(text)
            ranks.append(rank)
        }
    }

    /// How many texts there are.
    public var count: Int { texts.count }

    /// The places of the texts that match, in their own order; all when the pattern is empty.
    ///
    /// It looks at `places`, such as what a shorter pattern has found, or everywhere when that is nil.
    public func matches(_ pattern: FuzzyPattern, among places: [Int]? = nil) -> [Int] {
        let places = places ?? Array(0..<count)
        guard !pattern.isEmpty else { return places }
        var scorer = FuzzyScorer()
        return places.filter {
            $0 >= 0 && $0 < count && scorer.score(pattern, in: texts, at: $0) != nil
        }
    }

    /// The places of the texts that match, the best first; of two equal ones that of the smaller rank, then the earlier.
    public func ranked(_ pattern: FuzzyPattern) -> [Int] {
        guard !pattern.isEmpty else { return Array(0..<count) }
        var scorer = FuzzyScorer()
        var found: [(place: Int, score: Int, rank: Int)] = []
        for place in 0..<count {
            guard let score = scorer.score(pattern, in: texts, at: place) else { continue }
            found.append((place, score, ranks[place]))
        }
        found.sort { ($1.score, $0.rank, $0.place) < ($0.score, $1.rank, $1.place) }
        return found.map(\.place)
    }
}
