import Evaluation
import Testing

@Suite struct WeightingTests {
    /// The presets of the method, in points.
    @Test(arguments: [
        ("balanced", [7.5, 10, 10, 7.5, 5, 7.5, 7.5]), ("equal", [1, 1, 1, 1, 1, 1, 1]),
        ("investor", [5, 10, 10, 7.5, 2.5, 5, 5]), ("founder", [2.5, 7.5, 7.5, 10, 10, 7.5, 7.5]),
        ("enterprise-buyer", [2.5, 5, 5, 10, 7.5, 10, 7.5]),
        ("crypto-native", [10, 7.5, 7.5, 7.5, 2.5, 2.5, 5]),
    ])
    func presetsAreThoseOfTheMethod(id: String, points: [Double]) throws {
        let weighting = try #require(try Shipped.rubrics().weighting(id))
        #expect((1...7).map { weighting.points["q\($0)"] } == points)
        let card = Scorecard([:], rubrics: try Shipped.rubrics(), asOf: Golden.asOf, weighting: weighting)
        let sum = points.reduce(0, +)
        for (pillar, points) in zip(card.pillars, points) {
            #expect(abs(pillar.share - 0.7 * points / sum) < 1e-12, "\(pillar.id)")
        }
    }

    @Test func balancedIsTheRubricsOwn() throws {
        let balanced = try #require(try Shipped.rubrics().weighting("balanced"))
        #expect(try Golden.card("alpha").weighted(by: balanced).overall == Golden.card("alpha").overall)
    }

    /// A mean in which nothing weighs anything would be 0 whatever is answered.
    @Test func `weights that are all 0 are refused with their place`() throws {
        let zeros = "weights:\n  - { id: none, title: None, points: { q: 0 } }\n"
        let text = SmallRubric.text([.init()])
        #expect {
            try Rubric(text.replacing("questions:", with: zeros + "questions:"), file: "r.yaml")
        } throws: {
            "\($0)".contains("r.yaml:7:5: weights[0]: all questions weigh 0")
        }
        let points = (1...7).map { "q\($0): 0" }.joined(separator: ", ")
        let overlay = RubricText(
            "id: zz\nadds-to: checklist\nversion: 1.0.0\nweights:\n  - { id: z, title: Z, points: { \(points) } }\n",
            file: "zz.yaml")
        let checklist = try RubricText(reading: Shipped.folder + "/checklist.yaml")
        #expect { try Rubric(checklist, overlays: [overlay]) } throws: {
            "\($0)".contains("zz.yaml:5:5: weights[0]: all questions weigh 0")
        }
        // A question without points keeps those of its importance.
        let some = overlay.text.replacing("q7: 0", with: "q6: 0").replacing("q6: 0, q6: 0", with: "q6: 0")
        #expect(throws: Never.self) { try Rubric(checklist, overlays: [RubricText(some, file: "zz.yaml")]) }
    }

    /// What is answered weighs nothing, so there is no point.
    @Test func `what weighs nothing makes no point`() throws {
        let rubrics = try Shipped.rubrics()
        let only = Weighting(
            id: "own", title: "Own",
            points: Dictionary(uniqueKeysWithValues: (1...7).map { ("q\($0)", $0 == 1 ? 100.0 : 0) }))
        let card = Scorecard(
            ["q2": Answer(.scored(try #require(LevelRange(3))))], rubrics: rubrics, asOf: Golden.asOf,
            weighting: only)
        #expect(card["checklist"]?.score?.answeredPoint == nil)
        #expect(card["checklist"]?.score?.coverage == 0)
    }

    @Test func sevenAnswersMakeWeights() throws {
        var dialogue = try #require(SwingDialogue(try Shipped.rubrics()[0]))
        guard case .choose(let questions) = dialogue.step else { return #expect(Bool(false)) }
        #expect(questions.map(\.id) == ["q1", "q2", "q3", "q4", "q5", "q6", "q7"])
        dialogue.rate(10)
        dialogue.choose("nothing")
        #expect(dialogue.progress.given == 0)
        dialogue.choose("q3")
        #expect(
            dialogue.step.prompt
                == "If lifting “Real supply” is worth 100, what is lifting “What is decentralized” worth (0 to 100)?"
        )
        for points in [50, 80, 200, -3, .nan, 40] { dialogue.rate(points) }
        #expect(dialogue.progress.given == 6)
        dialogue.back()
        #expect(dialogue.progress.given == 5)
        dialogue.rate(40)
        dialogue.rate(20)
        guard case .done(let weighting) = dialogue.step else { return #expect(Bool(false)) }
        #expect(
            weighting.points == ["q1": 50, "q2": 80, "q3": 100, "q4": 100, "q5": 0, "q6": 40, "q7": 20])
        for _ in 0..<9 { dialogue.back() }
        #expect(dialogue.progress.given == 0)
    }
}
