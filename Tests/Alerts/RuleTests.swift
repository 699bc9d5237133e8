import Alerts
import Metrics
import Testing

@Suite struct `A rule in words` {
    @Test(
        arguments: [
            (.above(.nodes, limit: 10, clear: 5), "above 10", "5 or less"),
            (.above(.nodes, limit: 10, clear: 10), "above 10", nil),
            (.below(.nodes, limit: 10, clear: 12), "below 10", "12 or more"),
            (
                .change(.nodes, over: .seconds(86_400), .fall, ratio: 0.2, clear: 0.1),
                "fell by 20 % or more within 1 d", "10 % or less"
            ),
            (.absent(.nodes, after: .seconds(3_600)), "without a value for 1 h", nil),
        ] as [(AlertRule.Condition, String, String?)])
    func `says when it fires, and where that is over if elsewhere`(
        condition: AlertRule.Condition, sentence: String, ending: String?
    ) {
        let rule = AlertRule(name: "rule", condition)
        #expect(rule.sentence == sentence)
        #expect(rule.ending == ending)
    }
}
