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
    /// The rule that is changed, by its name; nil for a new one.
    private(set) var changed: String?
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

    /// Begins with a rule as it is; nil for one that the form cannot show.
    init?(changing rule: AlertRule, taken: Set<String>) {
        let subject: AlertSubject
        switch rule.condition {
        case .failing(_, nil, _): return nil
        case .failing(let network, let source?, _): subject = .source(network: network, source: source)
        default:
            guard let series = rule.series else { return nil }
            subject = .figure(series, unit: rule.unit, value: nil)
        }
        self.init([subject], taken: taken.subtracting([rule.name]))
        changed = rule.name
        var written: [Line: String] = [.hold: rule.hold > .zero ? rule.hold.text : "", .name: rule.name]
        switch rule.condition {
        case .above(_, let limit, let clear), .below(_, let limit, let clear):
            if case .above = rule.condition { kind = .above } else { kind = .below }
            written[.limit] = rule.limitText(limit)
            if clear != limit { written[.clear] = rule.limitText(clear) }
        case .change(_, let over, let movement, let ratio, let clear):
            (kind, self.movement) = (.change, movement)
            (written[.limit], written[.within]) = (AlertRule.shareText(ratio), over.text)
            if clear != ratio / 2 { written[.clear] = AlertRule.shareText(clear) }
        case .absent(_, let after): (kind, written[.limit]) = (.absent, after.text)
        case .failing(_, _, let polls): (kind, written[.limit]) = (.failing, "\(polls)")
        }
        for line in Line.allCases {
            texts[line] = written[line].map { TextField(SafeText($0)) } ?? texts[line]
        }
        if written[.clear] == nil { texts[.clear] = nil }
        // A name that says what the rule says follows it.
        isNamed = rule.name != "\(rule.subject) \(rule.sentence)"
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

    /// Whether a line has anything else to choose.
    func turns(_ line: Line) -> Bool {
        switch line {
        case .subject: subjects.count > 1
        case .kind: Self.kinds(of: subject).count > 1
        case .movement: true
        default: false
        }
    }

    func text(_ line: Line) -> String {
        String((texts[line]?.text.string ?? "").trimmingPrefix { $0 == " " })
    }
}
