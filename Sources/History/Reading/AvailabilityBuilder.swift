internal import Metrics

/// Sorts the polls of a source, which come in order of time, into equal parts of a range.
struct AvailabilityBuilder {
    private let start: Int64
    private let length: Double
    private var parts: [Availability]

    init(_ range: TimeRange, count: Int) {
        start = range.start.milliseconds
        length = Double(range.end.milliseconds.subtractingReportingOverflow(start).partialValue)
        parts = Array(repeating: Availability(), count: max(0, count))
    }

    /// Takes a poll, when the next one was sent (the end of the range after the last), and the usual `distance` of two
    /// polls at its time, in milliseconds.
    mutating func add(_ point: PollPoint, until next: Int64, distance: Int64) {
        let reach = distance / 2 &* 3
        let time = point.time.milliseconds
        guard let part = part(of: time), parts.indices.contains(part) else { return }
        switch point.verdict {
        case .good: parts[part].good += 1
        case .blamed: parts[part].blamed += 1
        case .unmeasured:
            parts[part].unmeasured += 1
            return
        }
        cover(
            from: time, until: min(next, time.addingReportingOverflow(reach).partialValue), first: part,
            isUp: point.isGood)
    }

    func finish() -> [Availability] { parts }

    private func part(of time: Int64) -> Int? {
        guard length > 0 else { return nil }
        return Int(Double(time &- start) / length * Double(parts.count))
    }

    /// A poll's reach may lie across the borders of parts.
    private mutating func cover(from time: Int64, until end: Int64, first: Int, isUp: Bool) {
        let size = length / Double(parts.count)
        let (from, to) = (Double(time &- start), min(Double(end &- start), length))
        var part = first
        while part < parts.count, Double(part) * size < to {
            let overlap = min(to, Double(part + 1) * size) - max(from, Double(part) * size)
            let share = max(0, overlap) / size
            parts[part].coverage = min(1, parts[part].coverage + share)
            if isUp { parts[part].up = min(1, parts[part].up + share) }
            part += 1
        }
    }
}
