/// Finds the best places of letters in folded texts; keeps its work space from one text to the next.
struct FuzzyScorer {
    /// The best score of the letters so far with the last of them at each place, and the same for one letter less.
    private var row: [Int] = []
    private var previous: [Int] = []
    /// The rows of all letters, when places are asked for.
    private var rows: [[Int]] = []

    private static let none = Int.min / 2
    private static let letter = 16
    private static let gapStart = 3
    private static let gapExtension = 1
    private static let consecutive = 8

    /// The sum of the scores of all words; nil when one is not found.
    mutating func score(_ pattern: FuzzyPattern, in texts: FoldedText, at index: Int) -> Int? {
        var sum = 0
        for word in pattern.words {
            guard let score = score(word, in: texts, range: texts.range(index), keepsRows: false) else {
                return nil
            }
            sum += score
        }
        return sum
    }

    /// Where the letters of a word that is found stand best, counted from the beginning of the text.
    mutating func positions(of word: [UInt32], in texts: FoldedText, at index: Int) -> [Int] {
        rows = []
        let range = texts.range(index)
        guard score(word, in: texts, range: range, keepsRows: true) != nil else { return [] }
        var places: [Int] = []
        var end = rows.last?.count ?? 0
        var wanted: Int?
        for (number, row) in rows.enumerated().reversed() {
            let first = wanted.map { Self.reachable(from: $0, texts.bonuses[range]) } ?? 0
            let best = row[first..<end].indices.max { left, right in
                let penalties = (
                    Self.reach(row[left], from: left, to: wanted),
                    Self.reach(row[right], from: right, to: wanted)
                )
                return penalties.0 < penalties.1
            }
            guard let best else { return [] }
            places.append(best)
            (wanted, end) = (best, best)
            if number == 0 { break }
        }
        return places.reversed()
    }

    /// The first place from which a letter can be reached: of one that begins a word any, of another its word's own.
    private static func reachable(from place: Int, _ bonuses: ArraySlice<Int16>) -> Int {
        let begins = bonuses[bonuses.startIndex + place] > 0
        return begins
            ? 0 : (bonuses.prefix(place).lastIndex { $0 > 0 } ?? bonuses.startIndex) - bonuses.startIndex
    }

    /// What a row's score is worth to a letter at `next`.
    private static func reach(_ score: Int, from place: Int, to next: Int?) -> Int {
        guard let next, score > none else { return score }
        let gap = next - place - 1
        return gap == 0 ? score + consecutive : score - gapStart - gapExtension * (gap - 1)
    }

    private mutating func score(
        _ word: [UInt32], in texts: FoldedText, range: Range<Int>, keepsRows: Bool
    ) -> Int? {
        let scalars = texts.scalars.span.extracting(range)
        guard let first = Self.firstPlace(of: word, in: scalars) else { return nil }
        let bonuses = texts.bonuses.span.extracting(range)
        let count = scalars.count
        if row.count < count {
            row = Array(repeating: Self.none, count: count)
            previous = row
        }
        for (number, letter) in word.enumerated() {
            // To a letter that begins a word, and to another of the same word.
            var (gap, gapInWord) = (Self.none, Self.none)
            for place in 0..<count {
                if number > 0, place >= 2 {
                    let fresh = previous[place - 2] - Self.gapStart
                    gap = max(gap - Self.gapExtension, fresh)
                    gapInWord = bonuses[place - 1] > 0 ? Self.none : max(gapInWord - Self.gapExtension, fresh)
                }
                guard place >= first, scalars[place] == letter else {
                    row[place] = Self.none
                    continue
                }
                let bonus = Int(bonuses[place])
                if number == 0 {
                    row[place] = Self.letter + 2 * bonus
                } else {
                    // Letters scattered over a sentence are no match: nearly every sentence has them.
                    let before = max(
                        bonus > 0 ? gap : gapInWord,
                        place > 0 ? previous[place - 1] + Self.consecutive : Self.none)
                    row[place] = before > Self.none / 2 ? before + Self.letter + bonus : Self.none
                }
            }
            if keepsRows { rows.append(Array(row[..<count])) }
            swap(&row, &previous)
        }
        let best = previous[..<count].max() ?? Self.none
        return best > Self.none / 2 ? best : nil
    }

    /// Where the first letter stands, if the others follow it in their order.
    private static func firstPlace(of word: [UInt32], in scalars: borrowing Swift.Span<UInt32>) -> Int? {
        var first: Int?
        var next = 0
        for place in 0..<scalars.count where scalars[place] == word[next] {
            if next == 0 { first = place }
            next += 1
            if next == word.count { return first }
        }
        return nil
    }
}
