/// A named quantity of the vocabulary (Data/Metrics.yaml).
public struct Metric: Hashable, Sendable {
    /// How its values behave.
    public enum Kind: String, CaseIterable, Sendable {
        /// A level that goes up and down.
        case gauge
        /// A running total; a fall is a restart.
        case counter
    }

    /// Which way is good news.
    public enum Direction: String, CaseIterable, Sendable {
        case up, down, neither
    }

    public let name: String
    public let title: String
    public let unit: Unit
    public let kind: Kind
    public let direction: Direction
    /// Digits after the point that the source is trusted for.
    public let decimals: Int
    /// One line for help and reports.
    public let meaning: String
    /// The labels that its series may carry.
    public let labels: [String]
    /// What a value must lie in to be plausible; nil is no limit.
    public let bounds: ClosedRange<Double>?

    public init(
        name: String, title: String, unit: Unit, kind: Kind = .gauge, direction: Direction = .neither,
        decimals: Int = 0, meaning: String = "", labels: [String] = [], bounds: ClosedRange<Double>? = nil
    ) {
        self.name = name
        self.title = title
        self.unit = unit
        self.kind = kind
        self.direction = direction
        self.decimals = decimals
        self.meaning = meaning
        self.labels = labels
        self.bounds = bounds
    }
}

extension Metric {
    /// Whether its values say themselves how something changed, as those of `token.change` do.
    public var isChange: Bool { name.hasSuffix(".change") }
}

/// The words that metric names may be, by name.
public struct Vocabulary: Sendable {
    public let metrics: [String: Metric]
    /// In the order of the file, which is the order of screens.
    public let names: [String]

    public init(_ metrics: [Metric]) {
        names = metrics.map(\.name)
        self.metrics = Dictionary(metrics.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(name: String) -> Metric? { metrics[name] }

    /// What every metric is measured in.
    public var units: [String: Unit] { metrics.mapValues(\.unit) }
}
