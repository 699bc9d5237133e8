public import Metrics

/// Something that was found to be the case elsewhere than in the rules, and is told like a rule that fires.
public struct AlertFinding: Hashable, Sendable {
    /// What tells it apart for as long as it holds; it takes the place of a rule's name.
    public let name: String
    /// What it is about.
    public let subject: String
    /// What is the case, in words.
    public let sentence: String
    /// When it began to be.
    public let since: Timestamp
    public let value: Double
    /// What the value counts; nil where nobody says.
    public let unit: Unit?

    /// Begins every name, so that findings and the rules of the configuration never end each other.
    public static let prefix = "found: "

    /// Names a finding; the words that begin every finding's name are put before `name`.
    public init(
        name: String, subject: String, sentence: String, since: Timestamp, value: Double, unit: Unit?
    ) {
        self.name = Self.prefix + name
        self.subject = subject
        self.sentence = sentence
        self.since = since
        self.value = value
        self.unit = unit
    }
}

extension AlertEvent {
    /// Whether it was found elsewhere than by a rule: its subject then names a project, which may be called like a
    /// network.
    public var isFinding: Bool { rule.hasPrefix(AlertFinding.prefix) }
}

extension AlertCenter {
    /// Takes what was found now: what is new fires, and what is no longer there is over.
    public func replace(findings: [AlertFinding]) {
        attempt { now in
            let firing = try store.firing().filter(\.isFinding)
            for event in firing where !findings.contains(where: { $0.name == event.rule }) {
                try end(event.rule, at: now)
            }
            for finding in findings {
                if firing.contains(where: { $0.rule == finding.name }) {
                    try store.update(
                        finding.name, last: finding.value, lowest: finding.value, highest: finding.value)
                } else if try store.begin(finding, at: now, channels: messenger.channels) != nil {
                    tell()
                }
            }
        }
    }
}
