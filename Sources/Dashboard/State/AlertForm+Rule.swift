internal import Alerts
internal import Metrics

extension AlertForm {
    /// The rule, or what is missing for one.
    var rule: Result<AlertRule, Problem> {
        Result { () throws(Problem) in
            guard !text(.name).isEmpty else { throw Problem("Give it a name.") }
            guard !text(.name).hasPrefix(AlertFinding.prefix) else {
                throw Problem("A name cannot begin with '\(AlertFinding.prefix)'.")
            }
            guard !taken.contains(text(.name)) else { throw Problem("Another rule has this name.") }
            return AlertRule(name: text(.name), try condition, hold: try hold, unit: unit)
        }
    }

    /// What the figure is measured in.
    var unit: Unit {
        if case .figure(_, let unit, _) = subject { unit } else { .count }
    }

    private var hold: Duration {
        get throws(Problem) {
            if text(.hold).isEmpty { return .zero }
            guard let hold = Duration(text(.hold)) else {
                throw Problem("Held for: enter a time such as 10m or 2h, or leave empty.")
            }
            return hold
        }
    }

    var condition: AlertRule.Condition {
        get throws(Problem) {
            switch subject {
            case .source(let network, let source):
                guard let polls = Int(text(.limit)), (1...1_000).contains(polls) else {
                    throw Problem("Polls in a row: enter a whole number from 1 to 1000.")
                }
                return .failing(network: network, source: source, polls: polls)
            case .figure(let series, let unit, _): return try condition(series, unit)
            }
        }
    }

    private func condition(_ series: Series, _ unit: Unit) throws(Problem) -> AlertRule.Condition {
        switch kind {
        case .above, .below:
            guard let limit = number(.limit, unit) else {
                throw Problem("Limit: enter a number such as \(unit.text(unit.example)).")
            }
            guard let clear = text(.clear).isEmpty ? limit : number(.clear, unit) else {
                throw Problem("Clears at: enter a number or leave empty.")
            }
            guard kind == .above ? clear <= limit : clear >= limit else {
                throw Problem(
                    "The clear value must be at or \(kind == .above ? "below" : "above") the limit.")
            }
            return kind == .above
                ? .above(series, limit: limit, clear: clear) : .below(series, limit: limit, clear: clear)
        case .change:
            guard let ratio = share(.limit) else { throw Problem("Limit: enter a share such as 20 %.") }
            guard let over = Duration(text(.within)) else {
                throw Problem("Within: enter a time such as 24h or 7d.")
            }
            guard let clear = text(.clear).isEmpty ? ratio / 2 : share(.clear), clear < ratio else {
                throw Problem("Clears at: enter a share below the limit or leave empty.")
            }
            return .change(series, over: over, movement, ratio: ratio, clear: clear)
        case .absent, .failing:
            guard let after = Duration(text(.limit)) else {
                throw Problem("So long: enter a time such as 30m or 2h.")
            }
            return .absent(series, after: after)
        }
    }

    /// In the figure's own unit, which the text may name as tables do.
    private func number(_ line: Line, _ unit: Unit) -> Double? {
        guard let number = WrittenNumber(text(line)), number.unit == nil || number.unit == unit else {
            return nil
        }
        return number.value
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

extension Unit {
    /// A value to show how one is written.
    fileprivate var example: Double {
        switch self {
        case .bytes: 2.5 * 0x1p40
        case .ratio: 0.9
        default: 2.5
        }
    }
}
