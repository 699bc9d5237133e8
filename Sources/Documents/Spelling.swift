/// What somebody probably meant.
public enum Spelling {
    /// The candidate that the fewest slips turn `word` into.
    ///
    /// A slip is a letter added, left out, changed, or swapped with its neighbour (optimal string alignment).
    /// Up to a third of the word's letters may be wrong; of equal ones the first in the alphabet counts.
    ///
    /// - Returns: nil when nothing is near.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, word.count / 3)
        let ranked = candidates.map { (slips(from: word, to: $0), $0) }.filter { $0.0 <= limit }
        return ranked.min { $0 < $1 }?.1
    }

    /// `; did you mean 'every'?`, or nothing.
    public static func hint(for word: String, among candidates: some Sequence<String>) -> String {
        nearest(to: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// `; did you mean 'every'? There are: every, from`, or without a near one `; there are: every, from`.
    public static func choice(for word: String, among candidates: [String]) -> String {
        let hint = hint(for: word, among: candidates)
        return (hint.isEmpty ? "; there are: " : hint + " There are: ") + candidates.joined(separator: ", ")
    }

    static func slips(from left: String, to right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var next = [row + 1]
            for column in 0..<right.count {
                let change = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(change, last[column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                next.append(best)
            }
            (beforeLast, last) = (last, next)
        }
        return last[right.count]
    }
}
