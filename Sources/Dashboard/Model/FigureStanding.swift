internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Text

/// How far a figure can be trusted now: when it was measured, and whether its source still tells it.
struct FigureStanding: Sendable {
    let health: SourceHealth
    let time: Timestamp

    /// Whether no newer figure came when one was due.
    var isOld: Bool { health != .ok }

    /// The sign that stands before an old figure; empty before others.
    var sign: SafeText { isOld ? health.sign : "" }
}

/// What can be said of figures by how their sources fare at a moment.
struct FigureStandings: Sendable {
    private let sources: [SourceID: SourceRow]
    private let now: Timestamp

    init(_ sources: [SourceRow], now: Timestamp) {
        self.sources = Dictionary(sources.map { ($0.sourceID, $0) }, uniquingKeysWith: { first, _ in first })
        self.now = now
    }

    /// Of a figure that no source asks for any more, as an imported one, nothing newer is to be expected.
    subscript(_ latest: Latest) -> FigureStanding {
        let id = SourceID(network: latest.sourceNetwork, source: latest.source)
        guard let row = sources[id] else { return FigureStanding(health: .stale, time: latest.time) }
        // A slot begins less than an interval before its poll; what is older was filled in or imported.
        let isAsked = latest.polledAt - latest.time <= row.source.every
        let time = isAsked ? latest.polledAt : latest.time
        let isOverdue = now - time > SourceHealth.patience(of: row.source)
        let health = row.health == .failed ? .failed : isOverdue ? .stale : row.health
        return FigureStanding(health: health == .never ? .stale : health, time: time)
    }

    /// Of what a source was last asked for; nil for one that never answered well.
    func standing(of source: SourceID) -> FigureStanding? {
        guard let row = sources[source], let good = row.record?.lastGood else { return nil }
        return FigureStanding(health: row.health, time: good.time)
    }

    /// The worst of several, of which the oldest; nil without any.
    func worst(of latest: [Latest]) -> FigureStanding? {
        let all = latest.map { self[$0] }
        let old = all.filter(\.isOld)
        return (old.isEmpty ? all : old).min { $0.time < $1.time }
    }
}
