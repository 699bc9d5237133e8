public import Metrics

/// Evidence that moved after an assessment was submitted.
///
/// It changes nothing; it says that somebody should look again.
public struct Drift: Hashable, Sendable, Identifiable {
    /// The item's id.
    public let item: String
    /// What moved.
    public let metric: String
    /// The levels that the person gave.
    public let accepted: LevelRange
    /// The value that the person saw; nil when there was none.
    public let seen: Double?
    /// The level that the figure has now.
    public let level: Int
    /// The value that it has now.
    public let value: Double
    /// What both values count; nil where no vocabulary says.
    public let unit: Unit?
    /// When it left.
    public let since: Timestamp

    public var id: String { "\(item) \(metric)" }

    public init(
        item: String, metric: String, accepted: LevelRange, seen: Double?, level: Int, value: Double,
        unit: Unit?, since: Timestamp
    ) {
        self.item = item
        self.metric = metric
        self.accepted = accepted
        self.seen = seen
        self.level = level
        self.value = value
        self.unit = unit
        self.since = since
    }
}

extension Drift: CustomStringConvertible {
    /// `evidence moved: q3.utilisation accepted 3, live says 1 since 2026-03-14`.
    public var description: String {
        "evidence moved: \(item) accepted \(accepted), live says \(level) since \(since.day)"
    }
}

extension Assessment {
    /// What moved since it was submitted, in the rubrics' order; nothing for a draft.
    ///
    /// - Parameters:
    ///   - rubrics: In the editions that it answers.
    ///   - readings: By metric, the values of the figure one after another; those from before it was submitted do not count.
    ///   - units: By metric, what its values count.
    /// - Returns: One entry an item and metric.
    public func drifts(_ rubrics: [Rubric], readings: [String: [Reading]], units: [String: Unit])
        -> [Drift]
    {
        guard let submitted else { return [] }
        return rubrics.flatMap(\.items).flatMap { criterion in
            guard let item = criterion.item, let accepted = answers[criterion.id]?.levels else {
                return [Drift]()
            }
            return item.measures.compactMap { measure in
                let seen = figures.total(measure.metric)?.value
                guard var watch = DriftWatch(measure, accepted: accepted, seen: seen) else { return nil }
                let later = (readings[measure.metric] ?? []).filter { $0.time > submitted }
                for reading in later.sorted(by: { $0.time < $1.time }) { watch.observe(reading) }
                return watch.moved.map {
                    Drift(
                        item: criterion.id, metric: measure.metric, accepted: accepted, seen: seen,
                        level: $0.level, value: $0.value, unit: units[measure.metric], since: $0.since)
                }
            }
        }
    }

    /// The items whose evidence has passed its age since the day that it speaks of: time to look again.
    public func aged(_ rubrics: [Rubric], at now: Timestamp) -> [Criterion] {
        rubrics.flatMap(\.items).filter { criterion in
            guard let item = criterion.item, let answer = answers[criterion.id], answer.levels != nil else {
                return false
            }
            return answer.grade(at: now, maximumAge: item.maximumAge, of: asOf)
                != answer.grade(at: asOf, maximumAge: item.maximumAge, of: asOf)
        }
    }
}
