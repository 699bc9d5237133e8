internal import Evaluation

/// An interval from 0 to 100 in characters: `.........===o=............`.
///
/// Dots are the scale, equals signs the range, and the small o is the point; without a point there is none.
enum IntervalBar {
    /// One character for each four points, and one for the end.
    static let width = 26

    static func text(_ score: Score) -> String {
        var cells = [Character](repeating: ".", count: width)
        for cell in cell(score.low)...max(cell(score.low), cell(score.high)) { cells[cell] = "=" }
        if let point = score.point { cells[cell(point)] = "o" }
        return String(cells)
    }

    /// Halves go to the even cell, as the method's own bars have it.
    private static func cell(_ value: Double) -> Int {
        let position = (value / 100 * Double(width - 1)).rounded(.toNearestOrEven)
        return position.isFinite ? Int(min(max(position, 0), Double(width - 1))) : 0
    }
}
