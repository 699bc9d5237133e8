public import Text

/// Letters that an entry must hold in their order, each in the word of the one before or at the beginning of another;
/// several words must all be found.
///
/// Upper and lower case are the same. A match scores higher at the beginning of a word and where letters follow each
/// other, after the weights of fzf (<https://github.com/junegunn/fzf/blob/master/src/algo/algo.go>).
public struct FuzzyPattern: Hashable, Sendable {
    /// Folded, without spaces.
    let words: [[UInt32]]

    /// Makes a pattern; of more than 64 letters the first count.
    public init(_ text: SafeText) {
        words = text.string.unicodeScalars.prefix(64)
            .split(separator: " ")
            .map { $0.map(FoldedText.fold) }
    }

    /// Whether it asks for nothing, which everything has.
    public var isEmpty: Bool { words.isEmpty }

    /// How well a text matches, and where; nil when it does not.
    public func match(_ text: SafeText) -> FuzzyMatch? {
        var folded = FoldedText()
        folded.append(text)
        var scorer = FuzzyScorer()
        guard let score = scorer.score(self, in: folded, at: 0) else { return nil }
        let positions = words.flatMap { scorer.positions(of: $0, in: folded, at: 0) }
        return FuzzyMatch(score: score, positions: Set(positions).sorted())
    }
}

/// What a pattern found in a text.
public struct FuzzyMatch: Hashable, Sendable {
    /// Higher is better; only scores of one pattern can be compared.
    public let score: Int
    /// The scalars of the text that were found, from the left.
    public let positions: [Int]

    /// The text in pieces, those that were found in the role ``Role/match``.
    public func spans(of text: SafeText, role: Role = .text) -> [Span] {
        var spans: [Span] = []
        var piece = String.UnicodeScalarView()
        var isFound = false
        let found = Set(positions)
        func close() {
            if !piece.isEmpty { spans.append(Span(SafeText(String(piece)), isFound ? .match : role)) }
            piece = String.UnicodeScalarView()
        }
        for (index, scalar) in text.string.unicodeScalars.enumerated() {
            // A combining mark stays with its character.
            let next = CellWidth.of(scalar) == 0 ? isFound : found.contains(index)
            if next != isFound { close() }
            isFound = next
            piece.append(scalar)
        }
        close()
        return spans
    }
}
