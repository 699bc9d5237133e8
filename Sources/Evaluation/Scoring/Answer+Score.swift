extension Answer {
    /// The interval of one answer, 25 points a level; nil when not applicable.
    ///
    /// A scored answer reaches from its lowest level less what its grade leaves open below, to its highest level
    /// and what its grade leaves open above, within 0 to 4. Undisclosed is worth 0 to 1. Unknown is 0 to 4, and has
    /// no point. The grade given is the one that counts, which age may have lowered.
    func score(at grade: Grade) -> Score? {
        switch state {
        case .scored(let levels):
            let low = Double(levels.low)
            let high = Double(levels.high)
            let top = Double(Item.topLevel)
            return Self.score(
                max(0, low - grade.width.below), min(top, high + grade.width.above), point: (low + high) / 2)
        case .undisclosed: return Self.score(0, 1, point: 0.5)
        case .unknown, .chosen: return .unknown
        case .notApplicable: return nil
        }
    }

    private static func score(_ low: Double, _ high: Double, point: Double) -> Score {
        let points = 100 / Double(Item.topLevel)
        return Score(low: low * points, high: high * points, answeredPoint: point * points, coverage: 1)
    }
}
