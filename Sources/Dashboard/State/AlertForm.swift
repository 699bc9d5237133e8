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

        fileprivate var isChoice: Bool { [.subject, .kind, .movement].contains(self) }
    }

    private let subjects: [AlertSubject]
    /// Names that other rules have.
    private let taken: Set<String>
    private var subject: AlertSubject
    private var kind: Kind
    private var movement = AlertRule.Movement.either
    private var texts: [Line: TextField] = [.within: TextField("24h"), .hold: TextField("10m")]
    private var isNamed = false
    private(set) var line = Line.kind

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

    private static func kinds(of subject: AlertSubject) -> [Kind] {
        if case .source = subject { [.failing] } else { [.above, .below, .change, .absent] }
    }

    private func text(_ line: Line) -> String {
        String((texts[line]?.text.string ?? "").trimmingPrefix { $0 == " " })
    }

    /// The rule, or what is missing for one.
    var rule: Result<AlertRule, Problem> {
        Result { () throws(Problem) in
            guard !text(.name).isEmpty else { throw Problem("give it a name") }
            guard !text(.name).hasPrefix(AlertFinding.prefix) else {
                throw Problem("a name cannot begin with '\(AlertFinding.prefix)'")
            }
            guard !taken.contains(text(.name)) else { throw Problem("another rule has this name") }
            return AlertRule(name: text(.name), try condition, hold: try hold)
        }
    }

    private var hold: Duration {
        get throws(Problem) {
            if text(.hold).isEmpty { return .zero }
            guard let hold = Duration(text(.hold)) else {
                throw Problem("hold: a time such as 10m or 2h, or nothing")
            }
            return hold
        }
    }

    private var condition: AlertRule.Condition {
        get throws(Problem) {
            switch subject {
            case .source(let network, let source):
                guard let polls = Int(text(.limit)), (1...1_000).contains(polls) else {
                    throw Problem("a whole number of polls from 1 to 1000")
                }
                return .failing(network: network, source: source, polls: polls)
            case .figure(let series, let unit, _): return try condition(series, unit)
            }
        }
    }

    private func condition(_ series: Series, _ unit: Unit) throws(Problem) -> AlertRule.Condition {
        switch kind {
        case .above, .below:
            guard let limit = number(.limit, unit) else { throw Problem("the limit is a number such as 2.5") }
            guard let clear = text(.clear).isEmpty ? limit : number(.clear, unit) else {
                throw Problem("over at: a number, or nothing for the limit itself")
            }
            guard kind == .above ? clear <= limit : clear >= limit else {
                throw Problem(
                    "over at \(kind == .above ? "the limit or less" : "the limit or more"), so that it can end"
                )
            }
            return kind == .above
                ? .above(series, limit: limit, clear: clear) : .below(series, limit: limit, clear: clear)
        case .change:
            guard let ratio = share(.limit) else { throw Problem("the change is a share such as 20 %") }
            guard let over = Duration(text(.within)) else {
                throw Problem("within: a time such as 24h or 7d")
            }
            guard let clear = text(.clear).isEmpty ? ratio / 2 : share(.clear), clear < ratio else {
                throw Problem("over at: a share under the change, or nothing for half of it")
            }
            return .change(series, over: over, movement, ratio: ratio, clear: clear)
        case .absent, .failing:
            guard let after = Duration(text(.limit)) else { throw Problem("a time such as 30m or 2h") }
            return .absent(series, after: after)
        }
    }

    /// In the figure's own unit; a ratio may be written as a percentage.
    private func number(_ line: Line, _ unit: Unit) -> Double? {
        if unit == .ratio, text(line).hasSuffix("%") { return share(line) }
        guard let value = Double(text(line).filter { $0 != " " }), value.isFinite else { return nil }
        return value
    }

    private func share(_ line: Line) -> Double? {
        let digits = text(line).filter { $0 != "%" && $0 != " " }
        guard let value = Double(digits), value.isFinite, value > 0 else { return nil }
        return value / 100
    }

    /// What is wrong with what was typed.
    struct Problem: Error, Hashable {
        let sentence: String

        init(_ sentence: String) { self.sentence = sentence }
    }
}

// MARK: - Keys

extension AlertForm {
    /// Takes a key: ↑↓ and Tab between lines, ←→ on what can be chosen, Enter keeps the rule, Esc does not.
    mutating func handle(_ key: Key) -> Menu<AlertRule>.Outcome {
        switch key {
        case Key(.escape): return .cancelled
        case Key(.enter): if case .success(let rule) = rule { return .chosen(rule) }
        case Key(.up), Key(.backTab): step(by: -1)
        case Key(.down), Key(.tab): step(by: 1)
        case Key(.left) where line.isChoice: choose(by: -1)
        case Key(.right) where line.isChoice, " " where line.isChoice: choose(by: 1)
        default:
            guard !line.isChoice, texts[line, default: TextField()].handle(key) else { return .open }
            typed()
        }
        return .open
    }

    mutating func insert(_ text: String) {
        guard !line.isChoice else { return }
        texts[line, default: TextField()].insert(text)
        typed()
    }

    private mutating func typed() {
        if line == .name { isNamed = !text(.name).isEmpty } else { suggestName() }
    }

    private mutating func step(by steps: Int) {
        let place = (lines.firstIndex(of: line) ?? 0) + steps
        line = lines[(place + lines.count) % lines.count]
    }

    private mutating func choose(by steps: Int) {
        func next<Value: Equatable>(_ value: Value, _ all: [Value]) -> Value {
            all[((all.firstIndex(of: value) ?? 0) + steps + all.count) % all.count]
        }
        switch line {
        case .subject:
            subject = next(subject, subjects)
            if !Self.kinds(of: subject).contains(kind) { kind = Self.kinds(of: subject)[0] }
            suggest()
        case .kind:
            kind = next(kind, Self.kinds(of: subject))
            suggest()
        default:
            movement = next(movement, AlertRule.Movement.allCases)
            suggestName()
        }
    }

    /// A limit to begin with: what the figure is now, a fifth, an hour, three polls.
    private mutating func suggest() {
        let limit: String
        switch (kind, subject) {
        case (.above, .figure(_, _, let value?)), (.below, .figure(_, _, let value?)):
            limit = value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
        case (.above, _), (.below, _): limit = ""
        case (.change, _): limit = "20 %"
        case (.absent, _): limit = "1h"
        case (.failing, _): limit = "3"
        }
        texts[.limit] = TextField(SafeText(limit))
        texts[.clear] = nil
        suggestName()
    }

    /// Until the reader gives a name, the rule is called what it says.
    private mutating func suggestName() {
        guard !isNamed, let condition = try? condition else { return }
        let rule = AlertRule(name: "", condition)
        texts[.name] = TextField(SafeText("\(rule.subject) \(rule.sentence)"))
    }
}

// MARK: - Drawing

extension AlertForm {
    func draw(_ trial: AlertTrial?, in body: Rect, on grid: inout Grid, theme: Theme) {
        let columns = min(90, body.columns - 4)
        var room = grid.drawBox(
            in: body.centered(Size(columns: columns, rows: lines.count + 5)),
            title: "A new alert", theme: theme)
        for line in lines {
            var row = room.takeTop(1)
            let isChosen = line == self.line
            grid.draw(title(of: line), in: row.takeLeft(14), style: theme[isChosen ? .key : .secondary])
            if let choice = choice(line) {
                grid.draw(isChosen ? "‹ " + choice + " ›" : choice, in: row, style: theme[.text])
            } else if isChosen {
                texts[line, default: TextField()].draw(in: row, on: &grid, theme: theme)
            } else {
                let text = texts[line]?.text ?? ""
                grid.draw(
                    text.isEmpty ? empty(line) : text + remark(line), in: row,
                    style: theme[text.isEmpty ? .secondary : .text])
            }
        }
        room.takeTop(1)
        drawOutcome(trial, in: room, on: &grid, theme: theme)
    }

    private func drawOutcome(_ trial: AlertTrial?, in rect: Rect, on grid: inout Grid, theme: Theme) {
        let (text, role): (String, Role)
        switch rule {
        case .failure(let problem): (text, role) = ("Not yet: \(problem.sentence).", .watch)
        case .success(let rule):
            // What was tried may still be the rule before the last key.
            let isTried = trial?.rule == rule
            (text, role) = (
                isTried ? "It \(trial?.sentence ?? "")." : "It is being tried on the last 30 days.", .strong
            )
        }
        TextView([.init(SafeText(text), role: role)]).draw(in: rect, on: &grid, theme: theme)
    }

    private func title(of line: Line) -> SafeText {
        switch line {
        case .subject: "watch"
        case .kind: "when it"
        case .limit: kind == .failing ? "polls in a row" : kind == .absent ? "so long" : "limit"
        case .within: "within"
        case .movement: "direction"
        case .clear: "over at"
        case .hold: "held for"
        case .name: "name"
        }
    }

    private func choice(_ line: Line) -> SafeText? {
        switch line {
        case .subject:
            guard case .figure(_, let unit, let value?) = subject else { return SafeText(subject.name) }
            return SafeText("\(subject.name), now \(unit.textWithName(value))")
        case .kind: return SafeText(kind.rawValue)
        case .movement: return SafeText(movement.rawValue)
        default: return nil
        }
    }

    private func empty(_ line: Line) -> SafeText {
        switch line {
        case .clear: kind == .change ? "half of it" : "the limit itself"
        case .hold: "at once"
        default: "nothing yet"
        }
    }

    private func remark(_ line: Line) -> SafeText {
        guard line == .limit, kind == .above || kind == .below, case .figure(_, let unit, _) = subject,
            unit != .count
        else { return "" }
        return unit == .ratio ? "  of 1, or a percentage" : SafeText("  \(unit.rawValue)")
    }
}
