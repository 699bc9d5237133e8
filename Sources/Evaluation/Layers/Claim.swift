public import Metrics

/// A figure that a project states of itself, with where and when.
public struct Claim: Hashable, Sendable {
    /// What it speaks of: `gpu.total`.
    public let metric: String
    /// In the metric's unit.
    public let value: Double
    /// The project's own words.
    public let text: String?
    /// Where it says so.
    public let url: String
    /// When that was read.
    public let date: Timestamp

    public init(metric: String, value: Double, text: String? = nil, url: String, date: Timestamp) {
        self.metric = metric
        self.value = value
        self.text = text
        self.url = url
        self.date = date
    }
}

/// A claim beside what Assay measured of the same thing.
public struct ClaimCheck: Hashable, Sendable {
    public let claim: Claim
    /// Nil when nothing was measured.
    public let figure: MeasuredFigure?

    /// What was seen over what is claimed; nil when one of them is missing or the claim is not over zero.
    public var verifiedShare: Double? {
        guard let figure, claim.value > 0, claim.value.isFinite else { return nil }
        return figure.value / claim.value
    }

    /// Sets each metric's newest claim up to a day against the newest figure.
    public static func all(
        _ claims: [Claim], against figures: [MeasuredFigure], asOf day: Timestamp
    ) -> [ClaimCheck] {
        let newest = Dictionary(grouping: claims.filter { $0.date <= day }, by: \.metric)
            .compactMapValues { $0.max { $0.date < $1.date } }
        return newest.keys.sorted().compactMap { metric in
            newest[metric].map { ClaimCheck(claim: $0, figure: figures.total(metric)) }
        }
    }
}
