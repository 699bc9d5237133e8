import Evaluation
import Foundation
import Reporting
import Testing

@Suite struct ScoreJSONTests {
    @Test func theFormIsWhatTheCommandPromises() throws {
        let editions = try Fixture.rubrics().map { "\"\($0.id)\":\"\($0.edition)\"" }.joined(separator: ",")
        let card = try Fixture.card("alpha")
        let text = card.json(project: "alpha", stage: card.stage([])).text
        let overall = #"{"point":67.127190,"low":56.007594,"high":75.749586,"coverage":0.924669}"#
        let start =
            #"{"project":"alpha","as_of":"2026-11-23T14:00:00Z","rubrics":{\#(editions)},"#
            + #""score":\#(overall),"raw":\#(overall),"checklist":{"point":"#
        #expect(text.hasPrefix(start))
        for part in [
            #"{"id":"q4","point":50.000000,"low":36.250000,"high":53.750000,"coverage":1.000000}"#,
            #"{"id":"t.data","point":null,"low":null,"high":null,"coverage":null}"#,
            #""bands":{"assured":"C","indicated":"B","possible":"B"}"#,
            #""gates":{"K1":"pass","K2":"pass","K3":"pass","K4":"pass","K5":"pass","K6":"pass"},"stage":0,"verdict":"Proceed with conditions","weights":"balanced","waivers":{}"#,
            #""bottleneck":"pass","risks":{"r.poisoning":{"low":0.000000,"high":0.875000,"severity_low":"low","severity_high":"low"}"#,
            // No figure is measured here: S1b is not met, so the project stays at the starting point.
            #""requirements":{"S1a":"met","S1b":"not met","S1c":"met""#,
            #""find_out_next":[{"item":"q7.fallback","points":3.181818}"#,
        ] { #expect(text.contains(part), "\(part)") }
    }

    @Test func aNewProjectHasNoPoint() throws {
        let card = try Scorecard([:], rubrics: Fixture.rubrics(), asOf: Fixture.asOf)
        let text = card.json(project: "new", stage: nil).text
        #expect(
            text.contains(#""score":{"point":null,"low":0.000000,"high":100.000000,"coverage":0.000000}"#))
        #expect(text.contains(#""bands":{"assured":"E","indicated":null,"possible":"A"}"#))
    }

    @Test(arguments: ["alpha", "beta"])
    func foundationReadsTheSameNumbers(name: String) throws {
        let card = try Fixture.card(name)
        let object = try JSONSerialization.jsonObject(
            with: Data(card.json(project: name, stage: nil).text.utf8))
        let keys = try #require(object as? [String: Any])
        #expect(keys.count == 19)
        #expect((keys["questions"] as? [[String: Any]])?.count == 7)
        #expect((keys["rows"] as? [[String: Any]])?.count == 6)
        let score = try #require(keys["score"] as? [String: Double])
        #expect(abs(try #require(score["low"]) - card.overall.low) <= 5e-7)
    }
}
