extension [Column?] {
    /// With the columns between two samples at their normal spacing filled by the earlier one, whose value holds until
    /// the next, so that what stays empty is where something was missed.
    ///
    /// A figure that comes once a day is not absent for the rest of it, and one that comes a little less often than
    /// the columns is not absent in every second of them. What lies further apart than twice the spacing stays a gap.
    /// The spacing is that of the samples nearby: one chart may show daily figures of the past and what was
    /// measured every five minutes since.
    public var held: [Column?] {
        let known = indices.filter { self[$0] != nil }
        let steps = zip(known, known.dropFirst()).map {
            Step(from: $0, to: $1, samples: self[$1]?.count ?? 1)
        }
        var held = self
        for (index, step) in steps.enumerated() where step.length > 1 {
            guard step.length <= Step.longest(around: index, of: steps), let last = self[step.from]?.last
            else { continue }
            let filling = Column(min: last, max: last, average: last, count: 1, last: last)
            for between in step.from + 1..<step.to { held[between] = filling }
        }
        return held
    }
}

/// From one column with samples to the next.
private struct Step {
    let from: Int
    let to: Int
    /// In the column where it ends.
    let samples: Int

    var length: Int { to - from }

    /// Columns from one sample to the next.
    private var spacing: Double { Double(length) / Double(samples) }

    /// The most columns that a step may take while nothing more than a single sample is missed.
    ///
    /// It may be of the kind of those before it or of those after it.
    static func longest(around index: Int, of steps: [Step]) -> Int {
        let sides = [
            steps[Swift.max(0, index - 4)...index], steps[index..<Swift.min(steps.count, index + 5)],
        ]
        // Fewer cannot tell what is usual.
        return sides.filter { $0.count > 2 }.map(longest).max() ?? longest(in: steps[...])
    }

    private static func longest(in steps: ArraySlice<Step>) -> Int {
        let spacings = steps.map(\.spacing).sorted()
        let usual = spacings[(spacings.count - 1) / 2]
        // Samples and columns out of step make some steps longer than others; their mean has neither.
        let normal = steps.filter { $0.spacing <= 2 * usual }
        let spacing =
            Double(normal.reduce(0) { $0 + $1.length }) / Double(normal.reduce(0) { $0 + $1.samples })
        // With hardly more than a sample a column, one may stay empty though nothing was missed.
        return spacing > 0.5 ? Swift.max(2, Int(2 * spacing)) : 1
    }
}
