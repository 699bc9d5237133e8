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
            #expect(figure.formula == "\(metric.formula), of capacity.share by owner")
        }
    }

    /// Half of the whole is not more than half of it, whatever the list leaves out: by hand.
    @Test func `an owner that left keeps no share, and the others get none of it`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("capacity.share", ["owner": "gone"], 0.9)], at: noon - days(3))
        try fixture.record(
            "akash", [("capacity.share", ["owner": "a"], 0.5), ("capacity.share", ["owner": "b"], 0.25)],
            at: noon - .seconds(60))
        #expect(try fixture.figure(.nakamoto).value == 2)
        #expect(try fixture.figure(.topShare).value == 0.5)
        #expect(try fixture.figure(.herfindahl).value == 3_125)
        let listed = "of capacity.share by owner, 75 % of which is listed"
        #expect(try fixture.figure(.topShare).formula == "share of the largest holder, \(listed)")
        #expect(
            try fixture.figure(.herfindahl).formula == "sum of squared percentages, \(listed): at least")
        #expect(try fixture.figure(.nakamoto).coverage == nil)
    }

    /// 20 owners of 2 % each and 180 of 0.04 % each, 47.2 % together: by hand.
    @Test func `a list of less than half of the capacity does not say how many hold half of it`() throws {
        let fixture = try Fixture()
        let shares = (0..<200).map {
            ("capacity.share", ["owner": "\($0)"] as Labels, $0 < 20 ? 0.02 : 0.000_4)
        }
        try fixture.record("akash", shares, at: noon - .seconds(60))
        let figure = try fixture.figure(.nakamoto)
        #expect(
            figure.absence?.description
                == "the 200 listed in capacity.share by owner hold 47.2 % of it, and more than these hold over half"
        )
        #expect(try abs(#require(fixture.figure(.topShare).value) - 0.02) < 1e-12)
        #expect(try abs(#require(fixture.figure(.herfindahl).value) - 80.288) < 1e-9)
    }

    /// What left less than a day ago; with it the shares would come to 1.5.
    @Test func `what is not in the newest answer does not count beside what replaced it`() throws {
        let fixture = try Fixture()
        func shares(_ shares: [String: Double]) -> [(String, Labels, Double)] {
            shares.map { ("capacity.share", ["owner": $0.key], $0.value) }
        }
        try fixture.record("akash", shares(["a": 0.5, "b": 0.3, "c": 0.2]), at: noon - .seconds(72_000))
        try fixture.record("akash", shares(["b": 0.6, "c": 0.4]), at: noon - .seconds(60))
        #expect(try fixture.figure(.nakamoto).value == 1)
        #expect(try abs(#require(fixture.figure(.herfindahl).value) - 5_200) < 1e-9)
        #expect(try fixture.figure(.topShare).value == 0.6)
        // A value that is doubted is not gone: the one before it stands.
        try fixture.record(
            "akash", shares(["c": 0.4]), at: noon - .seconds(30), quarantined: shares(["b": 0.001]))
        #expect(try fixture.figure(.topShare).value == 0.6)
    }

    @Test func `shares of more than the whole are refused`() throws {
        let fixture = try Fixture()
        try fixture.record(
            "akash", ["a", "b", "c"].map { ("capacity.share", ["owner": $0], 0.5) }, at: noon - .seconds(60))
        #expect(
            try fixture.figure(.nakamoto).absence?.description
                == "capacity.share by owner adds up to 150 % of the whole")
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
