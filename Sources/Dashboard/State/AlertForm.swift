internal import Alerts
internal import Metrics
internal import Terminal
internal import Text

/// A rule that is being made, as a form over the screen.
struct AlertForm: Sendable {
    /// What must be the case, as the form offers it.
    enum Kind: String, CaseIterable, Sendable {
        case above = "is above"
        case below = "is below"
        case change = "moves by"
        case absent = "has no value for"
        case failing = "fails"
    }

    enum Line: CaseIterable, Sendable {
        case subject, kind, limit, within, movement, clear, hold, name

        var isChoice: Bool { [.subject, .kind, .movement].contains(self) }
    }

    let subjects: [AlertSubject]
    /// Names that other rules have.
    let taken: Set<String>
    var subject: AlertSubject
    var kind: Kind
    var movement = AlertRule.Movement.either
    var texts: [Line: TextField] = [.within: TextField("24h"), .hold: TextField("10m")]
    var isNamed = false
    var line = Line.kind

    /// Begins with the first subject; nil where there is nothing to watch.
    init?(_ subjects: [AlertSubject], taken: Set<String>) {
        guard let first = subjects.first else { return nil }
        self.subjects = subjects
        self.taken = taken
        subject = first
        kind = Self.kinds(of: first)[0]
        suggest()
    }

    /// The lines that this kind of rule has.
    var lines: [Line] {
        switch kind {
        case .above, .below: [.subject, .kind, .limit, .clear, .hold, .name]
        case .change: [.subject, .kind, .limit, .within, .movement, .clear, .hold, .name]
        case .absent, .failing: [.subject, .kind, .limit, .hold, .name]
        }
    }

    static func kinds(of subject: AlertSubject) -> [Kind] {
        switch subject {
        case .source: [.failing]
        // Who watches a price waits for it to fall.
        case .figure(_, Unit(rawValue: "USD/GPU-hour"), _): [.below, .above, .change, .absent]
        case .figure: [.above, .below, .change, .absent]
        }
    }

    func text(_ line: Line) -> String {
        String((texts[line]?.text.string ?? "").trimmingPrefix { $0 == " " })
    }
}
