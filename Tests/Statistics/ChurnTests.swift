import Statistics
import Testing

@Suite struct ChurnTests {
    @Test(
        arguments: [
            (["a", "b", "c", "d"], ["a", "b", "e"], 0.5), (["a"], ["a", "b"], 0), (["a"], [], 1),
            ([], ["a"], nil),
        ] as [(Set<String>, Set<String>, Double?)])
    func churnIsWhoLeftOverWhoWasThere(before: Set<String>, now: Set<String>, churn: Double?) {
        #expect(before.churn(to: now) == churn)
    }
}
