import Evaluation
import Testing

@Suite struct GoldenTests {
    @Test(arguments: Golden.names)
    func pillarsReproduceToSixDecimals(name: String) throws {
        let expected = try Golden.result(name).result.pillars
        let pillars = try Golden.card(name).pillars
        #expect(pillars.count == expected.count)
        for pillar in pillars {
            let key = pillar.id == "trade-offs" ? "t" : pillar.id
            let value = try #require(expected[key])
            try expectSame(try #require(pillar.score), value, "\(name) \(key)")
            #expect(six(pillar.share) == six(try #require(value.weight)), "\(name) \(key)")
        }
    }

    @Test(arguments: Golden.names)
    func rowsReproduceToSixDecimals(name: String) throws {
        let expected = try Golden.result(name).result.rows
        let rows = try #require(try Golden.card(name)["trade-offs"]).questions
        #expect(Set(rows.map(\.id)) == Set(expected.keys))
        for row in rows {
            guard let value = try #require(expected[row.id]) else {
                #expect(row.score == nil, "\(name) \(row.id)")
                continue
            }
            try expectSame(try #require(row.score), value, "\(name) \(row.id)")
        }
    }

    @Test(arguments: Golden.names)
    func overallReproducesToSixDecimals(name: String) throws {
        let expected = try Golden.result(name).result
        let card = try Golden.card(name)
        try expectSame(card.overall, expected.raw, name)
        let bands = card.bands
        #expect(bands.assured.rawValue == expected.bands.assured)
        #expect(bands.indicated?.rawValue == expected.bands.indicated)
        #expect(bands.possible.rawValue == expected.bands.possible)
        #expect(card.verdict.rawValue == expected.verdict)
    }

    @Test(arguments: Golden.names)
    func whatToFindOutNextStandsInOrder(name: String) throws {
        let expected = try Golden.result(name).resolve_first
        let open = try Golden.card(name).openItems
        let points = open.map { ($0.points * 1e4).rounded() / 1e4 }
        #expect(points.prefix(expected.count) == expected.map(\.points)[...])
        for expected in expected {
            // Items of equal worth may stand in any order.
            let index = try #require(open.firstIndex { $0.item.id == expected.item })
            #expect(points[index] == expected.points, "\(expected.item)")
        }
    }

    @Test(arguments: Golden.names)
    func gatesAndCapsReproduce(name: String) throws {
        let expected = try Golden.result(name).result
        let card = try Golden.card(name)
        #expect(
            Dictionary(uniqueKeysWithValues: card.gates.map { ($0.id, $0.state.rawValue) }) == expected.gates)
        #expect(six(card.capped.low) == six(expected.capped.low))
        #expect(six(card.capped.high) == six(expected.capped.high))
        #expect(six(try #require(card.capped.point)) == six(expected.capped.point))
    }

    @Test(arguments: Golden.names)
    func risksReproduceToSixDecimals(name: String) throws {
        let expected = try Golden.result(name).result.risks
        let risks = try Golden.card(name).risks
        #expect(risks.count == expected.count)
        for risk in risks {
            let value = try #require(expected[risk.id])
            #expect(six(risk.residual.lowerBound) == six(value.low), "\(name) \(risk.id)")
            #expect(six(risk.residual.upperBound) == six(value.high), "\(name) \(risk.id)")
            #expect(Severity(risk.residual.lowerBound).rawValue == value.severity_low)
            #expect(Severity(risk.residual.upperBound).rawValue == value.severity_high)
        }
    }

    /// The metrics that the reference gives as `stage_metrics`, as figures.
    @Test(arguments: Golden.names)
    func stagesReproduce(name: String) throws {
        let golden = try Golden.result(name)
        let stage = try #require(try Golden.card(name).stage(golden.stage_metrics.figures))
        #expect(stage.number == golden.stage.stage)
        let states = stage.steps.flatMap(\.findings).map { ($0.id, $0.state.rawValue) }
        #expect(Dictionary(uniqueKeysWithValues: states) == golden.stage.requirements)
    }

    private func expectSame(_ score: Score, _ value: Golden.Value, _ what: String) throws {
        #expect(six(score.low) == six(value.low), "\(what) low")
        #expect(six(score.high) == six(value.high), "\(what) high")
        #expect(six(try #require(score.point)) == six(value.point), "\(what) point")
        if let coverage = value.coverage { #expect(six(score.coverage) == six(coverage), "\(what) coverage") }
    }

    private func six(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
