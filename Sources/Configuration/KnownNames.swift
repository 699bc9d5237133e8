public import Metrics

/// The names that settings may use, as far as they are known where the settings are read.
public struct KnownNames: Sendable {
    public var themes: [String]
    /// The names of actions that have keys; nil when nobody can tell.
    public var actions: [String]?
    public var networks: [String]?
    public var metrics: [String]?
    /// What metrics are measured in, in which the limits of rules are written.
    public var units: [String: Metrics.Unit]

    public init(
        themes: [String], actions: [String]? = nil, networks: [String]? = nil, metrics: [String]? = nil,
        units: [String: Metrics.Unit] = [:]
    ) {
        self.units = units
        self.themes = themes
        self.actions = actions
        self.networks = networks
        self.metrics = metrics
    }
}
