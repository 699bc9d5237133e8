import Analysis
import Foundation
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct PriceBoardTests {
    /// The row of H100 of the product's sketch: 2.56 with 15 free units, 1.19 without one, against 6.88, 11.06 and 12.29.
    private func sketch() throws -> Fixture {
        let fixture = try Fixture()
        let h100: Labels = ["gpu": "h100"]
        try fixture.record(
            "akash", [("gpu.price.median", h100, 2.56), ("gpu.available", h100, 15)], at: noon - .seconds(24))
        try fixture.record(
            "ionet",
            [
                ("gpu.price.median", h100, 1.19), ("gpu.available", h100, 0), ("gpu.offers", h100, 9),
                ("gpu.price.median", ["gpu": "rtx4090"], 0.25), ("gpu.available", ["gpu": "rtx4090"], 204),
            ], at: noon - .seconds(51))
        try fixture.record(
            "vast", [("gpu.price.median", h100, 1.87), ("gpu.offers", h100, 3)], at: noon - .seconds(60))
        return fixture
    }

    @Test func `the discount is that of the medians of what counts`() throws {
        let board = try sketch().board()
        let row = try #require(board["h100"])
        #expect(row.sides[.decentralized]?.value == 2.56)
        #expect(row.sides[.marketplace]?.value == 1.87)
        #expect(row.sides[.cloud] == SidePrice(value: 11.06, count: 3, isDated: true))
        #expect(try abs(#require(row.comparison.discount) - 0.7685352622061483) < 1e-12)
        #expect(row.free == 15)
    }

    @Test func `columns stand by who controls them`() throws {
        let board = try sketch().board()
        #expect(board.columns.map(\.id) == ["akash", "ionet", "vast", "aws", "gcp", "azure", "lambda"])
        #expect(
            board.columns.map(\.side) == [
                .decentralized, .decentralized, .marketplace, .cloud, .cloud, .cloud, .cloud,
            ])
        #expect(board.rows.map(\.id) == ["h100", "a100-80gb", "l40s", "a6000", "rtx4090"])
    }

    @Test func `a price without a free unit is shown and not counted`() throws {
        let row = try #require(try sketch().board()["h100"])
        #expect(row.offers[1]?.price == 1.19)
        #expect(row.offers[1]?.standing == .noFreeUnit)
        #expect(row.cheapest == 2)
    }

    @Test func `what nobody counts is not taken for free, but where a price means a free unit`() throws {
        let fixture = try Fixture(networks: [network("akash"), network("runpod", control: "marketplace")])
        for id in ["akash", "runpod"] {
            try fixture.record(id, [("gpu.price.median", ["gpu": "h100"], 2)], at: noon - .seconds(60))
        }
        let row = try #require(try fixture.board()["h100"])
        #expect(row.offers[0]?.standing == .freeUnknown)
        #expect(row.offers[1]?.standing == .counted)
        #expect(row.comparison == .notCompared(.nothingCounts(.decentralized)))
    }

    @Test func `an old price, and an old count of free units, do not count`() throws {
        let fixture = try Fixture()
        let h100: Labels = ["gpu": "h100"]
        try fixture.record(
            "akash", [("gpu.price.median", h100, 2), ("gpu.available", h100, 4)], at: noon - days(1.5))
        try fixture.record("ionet", [("gpu.available", h100, 4)], at: noon - days(1.5))
        try fixture.record("ionet", [("gpu.price.median", h100, 2)], at: noon - .seconds(1))
        let row = try #require(try fixture.board()["h100"])
        #expect(row.offers[0]?.standing == .old)
        #expect(row.offers[1]?.standing == .freeUnknown)
    }

    @Test func `an old count of free units does not stand before a young one of another metric`() throws {
        let fixture = try Fixture()
        let h100: Labels = ["gpu": "h100"]
        try fixture.record("akash", [("gpu.available", h100, 4)], at: noon - days(1.5))
        try fixture.record(
            "akash", [("gpu.price.median", h100, 2), ("gpu.offers", h100, 3)], at: noon - .seconds(1))
        let offer = try #require(try fixture.board()["h100"]?.offers[0])
        #expect(offer.standing == .counted)
        #expect(offer.free == 3)
    }

    @Test func `only like is compared with like`() throws {
        let fixture = try Fixture()
        for gpu in ["h100-pcie", "h200", "rtx4090"] {
            try fixture.record(
                "akash", [("gpu.price.median", ["gpu": gpu], 2), ("gpu.available", ["gpu": gpu], 1)],
                at: noon - .seconds(1), source: gpu)
        }
        try fixture.record(
            "akash", [("gpu.price.median", ["gpu": "h100", "term": "spot"], 1)], at: noon - .seconds(1))
        let board = try fixture.board()
        #expect(board["h100-pcie"]?.comparison == .notCompared(.otherForm(.cloud, ["h100"])))
        #expect(board["h200"]?.comparison == .notCompared(.noOffer(.cloud)))
        #expect(board["h100"]?.comparison == .notCompared(.otherForm(.decentralized, ["h100-pcie"])))
        #expect(board["a6000"]?.sides == [:])
    }

    @Test func `a list price is the lowest of its instances, dated after thirty days or without a day`()
        throws
    {
        let board = try sketch().board()
        let offers = try #require(board["h100"]?.offers)
        #expect(offers[3]?.price == 6.88)
        #expect(offers[3..<7].map { $0?.isDated } == [true, false, true, true])
        #expect(offers[3]?.time == Timestamp("2026-07-20"))
        #expect(offers[6]?.time == nil)
        #expect(offers[6]?.standing == .beside)
        #expect(board["a6000"]?.cheapest == 6)
    }

    @Test func `a live price goes before a list price while it is young`() throws {
        let fixture = try Fixture(networks: [network("azure", control: "company", layer: "reference")])
        try fixture.record(
            "azure", [("gpu.price.min", ["gpu": "h100"], 12)], at: noon - days(2), source: "retail")
        let azure = try #require(try fixture.board()["h100"]?.offers[2])
        #expect(azure.price == 12)
        #expect(
            azure.origin
                == .series(
                    Series(network: "azure", metric: "gpu.price.min", labels: ["gpu": "h100"]),
                    source: "azure/retail", origin: .measured))
        #expect(try fixture.board(at: noon + days(2))["h100"]?.offers[2]?.price == 12.29)
    }

    @Test func `the past knows neither later prices nor later lists`() throws {
        let fixture = try sketch()
        let before = try fixture.board(at: noon - .seconds(55))
        #expect(before.columns.map(\.id) == ["vast", "aws", "gcp", "azure", "lambda"])
        let july = Timestamp("2026-07-01") ?? noon
        #expect(try fixture.board(at: july).columns.map(\.id) == ["azure", "lambda"])
    }

    @Test func `a doubted price gives way to the good one before it`() throws {
        let fixture = try sketch()
        try fixture.record(
            "akash", [], at: noon - .seconds(1), quarantined: [("gpu.price.median", ["gpu": "h100"], 0.01)])
        #expect(try fixture.board()["h100"]?.offers[0]?.price == 2.56)
    }

    @Test func `a network's discount is its price against the clouds`() throws {
        let fixture = try sketch()
        let figure = try fixture.figure(.priceDiscount, gpu: "h100")
        #expect(try abs(#require(figure.value) - 0.7685352622061483) < 1e-12)
        #expect(figure.inputs.map(\.series.network) == ["akash", "aws", "gcp", "azure"])
        #expect(try fixture.figure(.priceDiscount).value == figure.value)
        #expect(
            try fixture.figure(.priceDiscount, of: "ionet").absence
                == .noComparison("the price of h100 does not count: no-free-unit"))
    }

    /// Of 1, 2 and 3 the mean is 2 and the standard deviation of a sample 1.
    @Test func `variability is that of the daily median`() throws {
        let fixture = try Fixture()
        // The sample deviation of as many at 1, 2 and 3 is √(16 / 23).
        try fixture.record(
            "akash", "gpu.price.median", ["gpu": "h100"], days: (0..<24).map { Double(1 + $0 % 3) })
        try fixture.record("akash", "gpu.available", ["gpu": "h100"], days: [1])
        let figure = try fixture.figure(.priceVariability)
        #expect(try abs(#require(figure.value) - (16.0 / 23).squareRoot() / 2) < 1e-12)
        #expect(figure.coverage == 0.8)
        try fixture.record("akash", "gpu.price.median", ["gpu": "l40s"], days: [1, 2])
        #expect(
            try fixture.figure(.priceVariability, gpu: "l40s").absence
                == .tooLittle(input: "gpu.price.median", coverage: 2.0 / 30, needed: 0.8))
    }
}
