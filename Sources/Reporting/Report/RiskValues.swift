internal import Evaluation
internal import Metrics

/// A row of the risk register.
struct RiskValues {
    let risk: String
    let riskTitle: String
    let riskCategory: String
    let riskHarm: String
    let riskLevels: String
    let riskResidual: String
    let riskSeverity: String
    let riskOwner: String
    let riskReview: String
    let riskTrigger: String
    let riskResponse: String

    init(_ risk: Risk, _ note: RiskNote?) {
        self.risk = risk.id
        riskTitle = risk.score.criterion.title
        riskCategory = risk.score.criterion.category ?? ""
        riskHarm = risk.score.criterion.why ?? ""
        riskLevels = risk.score.members.map { member in
            member.answer?.answer.levels?.description ?? "?"
        }.joined(separator: " / ")
        let (low, high) = (risk.residual.lowerBound, risk.residual.upperBound)
        riskResidual = "\(Number.fixed(low, decimals: 1))–\(Number.fixed(high, decimals: 1))"
        let severities = [Severity(low).rawValue, Severity(high).rawValue]
        riskSeverity = severities[0] == severities[1] ? severities[0] : severities.joined(separator: " to ")
        riskOwner = note?.owner ?? "?"
        riskReview = note?.review?.day ?? "?"
        riskTrigger = note?.trigger?.description ?? "?"
        riskResponse = note?.response?.rawValue ?? "?"
    }

    /// Where each risk stands: likelihood after mitigation upward, impact to the right.
    static func heatMap(_ risks: [Risk]) -> String {
        BoardChart(
            up: "likelihood after mitigation", right: "impact",
            marks: risks.map { risk in
                .init(
                    title: risk.score.criterion.title, x: risk.position?.impact, y: risk.position?.likelihood)
            }
        ).text
    }
}

/// What must hold before and after, and which figures give an alarm.
enum ConditionValues {
    /// Items at level 0 or 1, and risks whose residual is high or worse where the answers stand: what is not answered
    /// asks for an answer first.
    static func conditions(_ card: Scorecard) -> [String] {
        let items = Standouts.weakest(card, 5).filter { ($0.score?.answeredPoint ?? 100) <= 25 }.map {
            "raise “\(ReportText.question($0.criterion))” (\($0.id)) above level 1"
        }
        let risks = card.risks.filter { $0.point.map { [.high, .critical].contains(Severity($0)) } ?? false }
            .map { "bring \($0.score.criterion.title) (\($0.id)) under a residual of 5" }
        return items + risks
    }

    /// Alarms of the register and the thresholds of accepted levels; what they would say already, says so.
    static func triggers(_ report: AssessmentReport) -> [String] {
        let voices = report.voices
        let card = report.card
        let alarms = Set(voices.flatMap(\.riskNotes.keys)).sorted().compactMap { id in
            report.riskNote(id).trigger.map { text($0, "(\(id))", report) }
        }
        let thresholds = report.rubrics.flatMap(\.items).flatMap { criterion -> [String] in
            guard voices.contains(where: { $0.answers[criterion.id] != nil }),
                let levels = card.answers[criterion.id]?.levels, levels.low > 0
            else { return [] }
            return (criterion.item?.measures ?? []).compactMap { measure in
                measure.trigger(leaving: levels.low).map {
                    text($0, "(\(criterion.id) leaves level \(levels.low))", report)
                }
            }
        }
        return alarms + thresholds
    }

    private static func text(_ trigger: Trigger, _ why: String, _ report: AssessmentReport) -> String {
        let unit = report.unit(of: trigger.metric)
        let name = report.title(of: trigger.metric)
        let limit = "\(name) \(trigger.side.rawValue) \(unit.textWithName(trigger.value)) \(why)"
        guard let seen = report.figures.total(trigger.metric), trigger.fires(at: seen.value) else {
            return limit
        }
        return "\(limit): already so, \(unit.textWithName(seen.value)) is measured"
    }
}

extension Measure {
    /// The alarm that a level is left; nil where the figure does not limit it.
    fileprivate func trigger(leaving level: Int) -> Trigger? {
        switch thresholds {
        case .rising(let starts) where starts[level - 1] > 0:
            Trigger(metric: metric, side: .below, value: starts[level - 1])
        case .falling(let ends) where ends[4 - level] < Thresholds.noLimit:
            Trigger(metric: metric, side: .above, value: ends[4 - level])
        default: nil
        }
    }
}
