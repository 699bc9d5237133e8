internal import Alerts
internal import Metrics
internal import Terminal
internal import Text

/// One row of *Alerts*: what a rule fired, or a rule that is watched.
struct AlertRow: Sendable, Identifiable {
    let id: String
    let name: String
    let subject: String
    let sentence: String
    let event: AlertEvent?
    let rule: AlertRule?
    /// Whether something that it fired is not over.
    let isFiring: Bool

    init(_ event: AlertEvent, rule: AlertRule? = nil) {
        id = "event \(event.id)"
        (name, subject, sentence) = (event.rule, event.subject, event.sentence)
        (self.event, self.rule, isFiring) = (event, rule, event.isFiring)
    }

    init(_ rule: AlertRule, isFiring: Bool = false) {
        id = "rule \(rule.name)"
        (name, subject, sentence) = (rule.name, rule.subject, rule.sentence)
        (event, self.rule, self.isFiring) = (nil, rule, isFiring)
    }

    /// What fires, then the rules, then what is over.
    static func all(_ snapshot: Snapshot) -> [AlertRow] {
        let rules = Dictionary(snapshot.rules.map { ($0.name, $0) }) { first, _ in first }
        let events = snapshot.events.map { AlertRow($0, rule: rules[$0.rule]) }
        let firing = events.filter(\.isFiring)
        let names = Set(firing.map(\.name))
        return firing + snapshot.rules.map { AlertRow($0, isFiring: names.contains($0.name)) }
            + events.filter { !$0.isFiring }
    }

    /// The newest value with its unit; nil for a rule that does not fire.
    var last: String? { event.map { $0.unit.textWithName($0.last) } }

    var group: SafeText { event.map { $0.isFiring ? "Firing" : "Over" } ?? "Watched for" }

    /// Everything that there is to know, a line a fact.
    func facts(in snapshot: Snapshot) -> [Fact] {
        let keys = snapshot.circumstances.keys
        var facts = [
            Fact(name: "rule", text: SafeText(name)), Fact(name: "watches", text: SafeText(subject)),
            Fact(name: "condition", text: SafeText(sentence)),
        ]
        if let event { facts += self.facts(of: event, keys) }
        if let quiet = snapshot.snoozes[name], quiet > snapshot.now {
            facts.append(
                quiet.isMuted(at: snapshot.now)
                    ? Fact(
                        name: "muted",
                        text: "until " + (keys.first(of: .snooze, on: .alerts) ?? "somebody")
                            + " lets it speak")
                    : Fact(name: "told again", text: SafeText(quiet.description)))
        }
        if let rule {
            if let ending = rule.ending { facts.append(Fact(name: "over at", text: SafeText(ending))) }
            if rule.hold > .zero { facts.append(Fact(name: "held for", text: SafeText(rule.hold.words))) }
            let isOurs = snapshot.rulesOfScreen.contains(name)
            facts.append(
                Fact(
                    name: "kept in",
                    text: isOurs
                        ? "alerts.yaml, made here"
                            + keys.clause(.changeRule, on: .alerts, "; ", " changes it")
                            + keys.clause(.removeRule, on: .alerts, ", ", " removes it")
                        : "config.yaml, written by you"))
            if let trial = snapshot.trial, trial.rule == rule {
                facts.append(Fact(name: "tried", text: SafeText(trial.sentence)))
            }
        }
        for delivery in snapshot.deliveries {
            let result = delivery.error.map { "failed: \($0)" } ?? "told"
            facts.append(
                Fact(
                    name: SafeText(delivery.channel),
                    text: SafeText("\(delivery.time.description)  \(result)"))
            )
        }
        return facts
    }

    private func facts(of event: AlertEvent, _ keys: KeyMap) -> [Fact] {
        let values = [event.value, event.last, event.lowest, event.highest].map(event.unit.textWithName)
        return [
            Fact(name: "since", text: SafeText(event.since.description)),
            Fact(name: "fired", text: SafeText(event.fired.description)),
            Fact(name: "ended", text: SafeText(event.ended?.description ?? "not yet")),
            Fact(
                name: "seen",
                text: event.acknowledged.map { SafeText($0.description) } ?? "not yet"
                    + keys.clause(.acknowledge, on: .alerts, "; ", " marks it")),
            Fact(
                name: "values",
                text: SafeText("\(values[0]) then, \(values[1]) last, \(values[2]) to \(values[3])")),
        ]
    }
}
