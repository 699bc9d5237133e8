internal import Evaluation
internal import Metrics
internal import Text

extension MeasuredFigure {
    /// `akash/capacity`; a derived figure names its sources in full already.
    var wholeSource: String { source.contains("/") ? source : "\(series.network)/\(source)" }

    /// Where it came from, a line a fact.
    var facts: [Fact] {
        var facts = [
            Fact(name: "figure", text: SafeText("\(series) = \(unit.textWithShortName(value))")),
            Fact(name: "source", text: SafeText("\(wholeSource), \(origin.rawValue)")),
            Fact(name: "time", text: SafeText(time.description)),
        ]
        if let window {
            facts.append(Fact(name: "window", text: SafeText("\(window.text), \(samples) samples")))
        }
        if let coverage {
            facts.append(Fact(name: "measured", text: SafeText("\(Unit.ratio.text(coverage)) of the window")))
        }
        if let formula { facts.append(Fact(name: "computed", text: SafeText(formula))) }
        return facts
            + inputs.map { input in
                let days =
                    input.first.day == input.last.day
                    ? input.last.day : "\(input.first.day) to \(input.last.day)"
                return Fact(
                    name: "from",
                    text: SafeText("\(input.series) · \(input.source) · \(days) · n \(input.count)"))
            }
    }
}
