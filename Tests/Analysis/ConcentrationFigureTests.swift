import Analysis
import Foundation
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ConcentrationFigureTests {
    /// Cases/concentration.json: the Edinburgh index's own test values, recomputed.
    struct Case: Decodable, CustomTestStringConvertible {
        struct Inputs: Decodable { let holdings: [Double] }

        struct Outputs: Decodable {
            let nakamotoStrictGt50, hhi, top1: Double
        }

        let id: String
        let inputs: Inputs
        let outputs: Outputs
        let tolerance: Double
        var testDescription: String { id }

        static var all: [Case] {
            get throws {
                let url = Repository.root.appending(path: "Tests/Analysis/Cases/concentration.json")
                let decoder = JSONDecoder()
                decoder.keyDecodingStrategy = .convertFromSnakeCase
                return try decoder.decode([Case].self, from: Data(contentsOf: url))
            }
        }
    }

    @Test(arguments: try Case.all)
    func `the reference cases come out of shares in history`(example: Case) throws {
        let fixture = try Fixture()
        let whole = example.inputs.holdings.reduce(0, +)
        let shares = example.inputs.holdings.enumerated().map { index, holding in
            ("capacity.share", ["owner": "owner-\(index)"] as Labels, holding / whole)
        }
        try fixture.record("akash", shares.shuffled(), at: noon - .seconds(60))
        let expected = example.outputs
        for (metric, value) in [
            (.nakamoto, expected.nakamotoStrictGt50), (.herfindahl, expected.hhi), (.topShare, expected.top1),
        ] as [(DerivedMetric, Double)] {
            let figure = try fixture.figure(metric)
            let actual = try #require(figure.value)
            #expect(abs(actual - value) <= example.tolerance)
            #expect(figure.count == shares.count)
            #expect(abs(try #require(figure.coverage) - 1) < 1e-9)
        }
    }

    @Test func `an owner that left keeps no share`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("capacity.share", ["owner": "gone"], 0.9)], at: noon - days(3))
        try fixture.record(
            "akash", [("capacity.share", ["owner": "a"], 0.5), ("capacity.share", ["owner": "b"], 0.25)],
            at: noon - .seconds(60))
        #expect(try fixture.figure(.nakamoto).value == 1)
        #expect(try fixture.figure(.nakamoto).coverage == 0.75)
    }

    @Test func `what was told once does not stand before what is told now`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("stake.share", ["owner": "gone"], 0.9)], at: noon - days(40))
        try fixture.record("akash", [("capacity.share", ["owner": "gone"], 0.9)], at: noon - days(40))
        try fixture.record(
            "akash", (1...4).map { ("pool.reserve", ["subnet": "\($0)"], 10) }, at: noon - .seconds(60))
        #expect(try fixture.figure(.stakeNakamoto).value == 3)
        #expect(try fixture.figure(.nakamoto).absence == .noInput(["capacity.share by owner"]))
        // What begins tomorrow changes nothing of today.
        try fixture.record("akash", [("stake.share", ["owner": "new"], 0.9)], at: noon + days(1))
        #expect(try fixture.figure(.stakeNakamoto).value == 3)
    }

    @Test func `pools of subnets stand for stake, and nothing for capacity`() throws {
        let fixture = try Fixture()
        try fixture.record(
            "akash",
            (1...4).map { ("pool.reserve", ["subnet": "\($0)"], 10) } + [("pool.reserve", .none, 40)],
            at: noon - .seconds(60))
        #expect(try fixture.figure(.stakeNakamoto).value == 3)
        #expect(
            try fixture.figure(.nakamoto).absence == .notMeasurable("no source says whose the capacity is"))
    }
}
