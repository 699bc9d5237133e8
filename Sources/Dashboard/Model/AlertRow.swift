internal import Alerts
internal import Analysis
internal import Collection
internal import History
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
    /// The newest value of what it watches, at the end of what is over; nil where none is known.
    let value: (number: Double, unit: Metrics.Unit?)?

    init(_ event: AlertEvent, rule: AlertRule? = nil) {
        id = "event \(event.id)"
        (name, subject, sentence) = (event.rule, event.subject, event.sentence)
        (self.event, self.rule, value) = (event, rule, (event.last, event.unit))
    }

    init(_ rule: AlertRule, value: Double? = nil) {
        id = "rule \(rule.name)"
        (name, subject, sentence) = (rule.name, rule.subject, rule.sentence)
        (event, self.rule, self.value) = (nil, rule, value.map { ($0, rule.valueUnit) })
    }

    /// What fires, then the rules that do not, then what is over.
    static func all(_ snapshot: Snapshot) -> [AlertRow] {
        let rules = Dictionary(snapshot.rules.map { ($0.name, $0) }) { first, _ in first }
        let events = snapshot.events.map { AlertRow($0, rule: rules[$0.rule]) }
        let firing = events.filter { $0.event?.isFiring ?? false }
        let names = Set(firing.map(\.name))
        let quiet = snapshot.rules.filter { !names.contains($0.name) }
        return firing + quiet.map { AlertRow($0, value: $0.value(in: snapshot)) }
            + events.filter { !($0.event?.isFiring ?? false) }
    }

    /// The newest value with its unit.
    var last: String? { value.map { $0.unit.textWithShortName($0.number) } }

    /// How long the condition held, once that is over: while it does, it has lasted since it began.
    var lasted: Duration? { event.flatMap { event in event.ended.map { $0 - event.since } } }

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
                        text: "no notices, firings are still listed"
                            + keys.clause(.mute, on: .alerts, "; ", " unmutes"))
                    : Fact(name: "snoozed", text: SafeText("until \(quiet)")))
        }
        if let rule {
            if let ending = rule.ending { facts.append(Fact(name: "clears at", text: SafeText(ending))) }
            if rule.hold > .zero { facts.append(Fact(name: "held for", text: SafeText(rule.hold.words))) }
            if let text = rule.staleness(in: snapshot) { facts.append(Fact(name: "newest", text: text)) }
            let isOurs = snapshot.rulesOfScreen.contains(name)
            facts.append(
                Fact(
                    name: "kept in",
                    text: isOurs
                        ? (snapshot.isDemo ? "demo-alerts.yaml" : "alerts.yaml") + ", made here"
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
        let values = [event.value, event.last, event.lowest, event.highest].map(event.unit.textWithShortName)
        return [
            Fact(name: "since", text: SafeText(event.since.description)),
            Fact(name: "fired", text: SafeText(event.fired.description)),
            Fact(name: "ended", text: SafeText(event.ended?.description ?? "not yet")),
            Fact(
                name: "acknowledged",
                text: event.acknowledged.map { SafeText($0.description) } ?? "not yet"
                    + keys.clause(.acknowledge, on: .alerts, "; ", " does it")),
            Fact(
                name: "values",
                text: SafeText("\(values[0]) then, \(values[1]) last, \(values[2]) to \(values[3])")),
        ]
    }
}

extension AlertRule {
    /// That what it watches is not measured these days, so that nothing but a rule on absence would fire; nil where it is.
    fileprivate func staleness(in snapshot: Snapshot) -> SafeText? {
        guard let series, DerivedMetric(rawValue: series.metric)?.isMeasured ?? true else { return nil }
        guard let newest = snapshot.watched[series] else { return "nothing is stored of what it watches" }
        let age = snapshot.now - newest.time
        return age > .seconds(7 * 86_400)
            ? SafeText("\(newest.time), \(age.age) ago: it is measured no more") : nil
    }

    /// What it compares now: the newest value, the age of it, or how often in a row a source failed; of a change
    /// nothing, since that takes the past.
    fileprivate func value(in snapshot: Snapshot) -> Double? {
        switch condition {
        case .above(let series, _, _), .below(let series, _, _): snapshot.watched[series]?.value
        case .absent(let series, _): snapshot.watched[series].map { (snapshot.now - $0.time).inSeconds }
        case .change: nil
        case .failing(let network, let source, _):
            snapshot.sources.map { (id: $0.sourceID, record: $0.record) }
                .filter { $0.id.network == network && $0.id.source == source ?? $0.id.source }
                .compactMap(\.record).map { Double($0.failures) }.max()
        }
    }
}
