import Evaluation
import Foundation
import Reporting
import Testing

@Suite struct ScoreJSONTests {
    @Test func theFormIsWhatTheCommandPromises() throws {
        let checklist = try Fixture.rubrics()[0].edition
        let tradeOffs = try Fixture.rubrics()[1].edition
        let text = try Fixture.card("alpha").json(project: "alpha").text
        let overall = #"{"point":67.127190,"low":56.007594,"high":75.749586,"coverage":0.924669}"#
        let start =
            #"{"project":"alpha","as_of":"2026-11-23T14:00:00Z","rubrics":{"checklist":"\#(checklist)","#
            + #""trade-offs":"\#(tradeOffs)"},"score":\#(overall),"raw":\#(overall),"checklist":{"point":"#
        #expect(text.hasPrefix(start))
        #expect(
            text.contains(
                #"{"id":"q4","point":50.000000,"low":36.250000,"high":53.750000,"coverage":1.000000}"#))
        #expect(text.contains(#"{"id":"t.data","point":null,"low":null,"high":null,"coverage":null}"#))
        let end =
            #""bands":{"assured":"C","indicated":"B","possible":"B"},"gates":{},"stage":null,"verdict":null}"#
        #expect(text.hasSuffix(end))
    }

    @Test func aNewProjectHasNoPoint() throws {
        let card = try Scorecard([:], rubrics: Fixture.rubrics(), asOf: Fixture.asOf)
        let text = card.json(project: "new").text
        #expect(
            text.contains(#""score":{"point":null,"low":0.000000,"high":100.000000,"coverage":0.000000}"#))
        #expect(text.contains(#""bands":{"assured":"E","indicated":null,"possible":"A"}"#))
    }

    @Test(arguments: ["alpha", "beta"])
    func foundationReadsTheSameNumbers(name: String) throws {
        let card = try Fixture.card(name)
        let object = try JSONSerialization.jsonObject(with: Data(card.json(project: name).text.utf8))
        let keys = try #require(object as? [String: Any])
        #expect(keys.count == 13)
        #expect((keys["questions"] as? [[String: Any]])?.count == 7)
        #expect((keys["rows"] as? [[String: Any]])?.count == 6)
        let score = try #require(keys["score"] as? [String: Double])
        #expect(abs(try #require(score["low"]) - card.overall.low) <= 5e-7)
    }
}
