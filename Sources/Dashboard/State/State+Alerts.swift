internal import Alerts
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Begins a rule on what is chosen.
    mutating func beginAlert(in snapshot: Snapshot) {
        guard let form = AlertForm(page.subjects(self, snapshot), taken: Set(snapshot.rules.map(\.name)))
        else {
            say("choose a figure or a source first", .watch)
            return
        }
        overlay = .alert(form)
    }

    /// Begins to change a rule that was made on a screen.
    mutating func beginChange(of rule: AlertRule, in snapshot: Snapshot) {
        guard let form = AlertForm(changing: rule, taken: Set(snapshot.rules.map(\.name))) else {
            say("'", naming: SafeText(rule.name), "' watches every source: change it in alerts.yaml", .watch)
            return
        }
        overlay = .alert(form)
    }

    /// The rule that is to be tried on the past: the one that is being made.
    var tried: AlertRule? {
        guard case .alert(let form) = overlay, case .success(let rule) = form.rule else { return nil }
        return rule
    }

    mutating func askToRemove(_ rule: String) {
        overlay = .question(
            Dialog(
                "Remove the rule '\(rule)'?",
                "It is watched no more. What it has fired stays on the list.",
                choices: [.init(false, "Keep it", key: "n"), .init(true, "Remove it", key: "y")]),
            .removeRule(rule))
    }

    /// Asks before so many are marked as seen at once.
    mutating func askToAcknowledge(_ events: [Int64]) {
        guard !events.isEmpty else {
            say("every alert that is shown is acknowledged", .secondary)
            return
        }
        let alerts = events.count == 1 ? "1 alert" : "\(events.count) alerts"
        overlay = .question(
            Dialog(
                SafeText("Acknowledge \(alerts)?"),
                "Those that are shown and that nobody has acknowledged yet.",
                choices: [.init(false, "Leave them", key: "n"), .init(true, "Acknowledge", key: "y")]),
            .acknowledge(events))
    }

    mutating func askHowLongToSnooze(_ rule: String) {
        let times: [Duration] = [
            .seconds(3_600), .seconds(8 * 3_600), .seconds(86_400), .seconds(7 * 86_400),
        ]
        overlay = .menu(
            Menu(
                "Snooze for",
                times.map { .init(.snooze(rule: rule, $0), SafeText($0.words)) },
                selecting: .snooze(rule: rule, .seconds(86_400))))
    }
}

/// A rule as it was before it was removed or changed on a screen.
struct LostRule: Sendable {
    let rule: AlertRule
    /// The name of the one that stands in its place; nil where it was removed.
    let replacement: String?
}

extension Duration {
    /// So long that nobody waits for it.
    static let muted = Duration.seconds(100 * 31_536_000)
}

extension Timestamp {
    /// Whether a rule that is quiet until then is muted at a moment, and not for a day.
    func isMuted(at now: Timestamp) -> Bool { self - now > .muted / 2 }
}
