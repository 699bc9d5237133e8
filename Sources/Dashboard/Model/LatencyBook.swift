internal import History
internal import Metrics
internal import Storage
internal import Threads

/// The response times of sources, each read anew once a minute at most: percentiles need every poll of the range.
final class LatencyBook: Sendable {
    private struct Page {
        let read: Timestamp
        let points: [PollPoint]
        let availability: Availability
    }

    private let pages = Locked<[String: Page]>([:])

    /// The polls of a source over a range that ends now, and how it did.
    func points(
        network: String, source: String, over duration: Duration, now: Timestamp, in history: History
    ) throws(StorageError) -> (points: [PollPoint], availability: Availability) {
        let key = "\(network)/\(source) \(duration.components.seconds)"
        if let page = pages.withLock({ $0[key] }), now - page.read < .seconds(60), page.read <= now {
            return (page.points, page.availability)
        }
        let range = TimeRange(duration, until: now + .milliseconds(1))
        let page = Page(
            read: now, points: try history.pollPoints(network: network, source: source, over: range),
            availability: try history.availability(network: network, source: source, over: range))
        pages.withLock { $0[key] = page }
        return (page.points, page.availability)
    }
}
