public import Metrics

/// The names that settings may use, as far as they are known where the settings are read.
public struct KnownNames: Sendable {
    /// Asked for at every reading, for users add some.
    public var themes: @Sendable () -> [String]
    /// The actions that have keys, each with the screens that have it; nil when nobody can tell.
    public var actions: [String: Set<String>]?
    public var networks: [String]?
    /// The sources of networks, by network; of a network that is not here nobody can tell.
    public var sources: [String: [String]]
    public var metrics: [String]?
    /// What metrics are measured in, in which the limits of rules are written.
    public var units: [String: Metrics.Unit]
    /// The labels that series of metrics may have; of a metric that is not here nobody can tell.
    public var labels: [String: [String]]

    public init(
        themes: @autoclosure @escaping @Sendable () -> [String], actions: [String: Set<String>]? = nil,
        networks: [String]? = nil,
        sources: [String: [String]] = [:], metrics: [String]? = nil, units: [String: Metrics.Unit] = [:],
        labels: [String: [String]] = [:]
    ) {
        self.labels = labels
        self.units = units
        self.sources = sources
        self.themes = themes
        self.actions = actions
        self.networks = networks
        self.metrics = metrics
    }
}
