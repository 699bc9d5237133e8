internal import Alerts
internal import Metrics
internal import Terminal
internal import Text

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

    /// Takes a click: a line is gone to, and one that is chosen turns to its next choice.
    mutating func click(_ place: Position, in body: Rect) {
        guard let line = line(at: place, in: body) else { return }
        if line == self.line, line.isChoice { choose(by: 1) } else { self.line = line }
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
        // What was typed is kept where there is nothing else to choose.
        guard turns(line) else { return }
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
    mutating func suggest() {
        let limit: String
        switch (kind, subject) {
        case (.above, .figure(_, _, let value?)), (.below, .figure(_, _, let value?)):
            // As tables show it, unless that is no number of the unit, such as `12 min`.
            let text = unit.text(value)
            limit = WrittenNumber(text) == nil ? Number.short(value) : text
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
        let rule = AlertRule(name: "", condition, unit: unit)
        texts[.name] = TextField(SafeText("\(rule.subject) \(rule.sentence)"))
    }
}
