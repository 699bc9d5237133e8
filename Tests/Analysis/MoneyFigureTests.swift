import Analysis
import Foundation
import Metrics
import TestSupport
import Testing

/// Worked by hand from DePIN Ninja's definitions: coverage is revenue over issuance, dilution compounds twelve months,
/// the multiple is market value over annualised revenue.
@Suite(.temporaryDirectory) struct MoneyFigureTests {
    /// Thirty days of 1 000 USD of fees, 10 000 new tokens a day at 2 USD, 10 million tokens before.
    private func economy() throws -> Fixture {
        let fixture = try Fixture()
        try fixture.record("akash", "fees.day", days: Array(repeating: 1_000, count: 30))
        try fixture.record("akash", "emissions.day", days: Array(repeating: 10_000, count: 30))
        try fixture.record("akash", "token.price", days: Array(repeating: 2, count: 30))
        try fixture.record("akash", "token.volume", days: Array(repeating: 250_000, count: 30))
        try fixture.record(
            "akash", "supply.circulating", days: (0...30).map { 10_000_000 + 10_000 * Double($0) })
        try fixture.record("akash", [("token.market_cap", .none, 36_000_000)], at: noon - .seconds(60))
        return fixture
    }

    @Test(
        arguments: [
            (.fees, 30_000), (.emissions, 600_000), (.issuanceCoverage, 0.05),
            (.dilution, 0.4257608868461787),
            (.revenueMultiple, 100), (.turnover, 250),
        ] as [(DerivedMetric, Double)])
    func `the token's figures are those of the definitions`(metric: DerivedMetric, expected: Double) throws {
        let figure = try economy().figure(metric)
        #expect(try abs(#require(figure.value) - expected) < 1e-9 * max(1, expected))
    }

    @Test func `growing supply stands for emissions that nobody reports`() throws {
        let fixture = try Fixture()
        try fixture.record(
            "akash", "supply.circulating", days: (0...30).map { 1_000_000 + 1_000 * Double($0) })
        try fixture.record("akash", "token.price", days: Array(repeating: 3, count: 30))
        let figure = try fixture.figure(.emissions)
        #expect(try abs(#require(figure.value) - 90_000) < 1e-6)
        #expect(figure.formula == "growth of supply.circulating in 30 days × mean of days of token.price")
    }

    @Test func `a shrinking supply hides what was issued`() throws {
        let fixture = try Fixture()
        try fixture.record(
            "akash", "supply.circulating", days: (0...30).map { 1_000_000 - 1_000 * Double($0) })
        try fixture.record("akash", "token.price", days: Array(repeating: 3, count: 30))
        #expect(try fixture.figure(.emissions).absence == .notPositive("the growth of supply.circulating"))
    }

    /// 12 a day; and in the first month of ninety days 8 a day: by hand.
    @Test(arguments: [("spend.total", nil), ("earnings.total", nil), ("earnings.total", "earnings.day")])
    func `what users paid grows a running total`(metric: String, besides: String?) throws {
        let fixture = try Fixture()
        let total = (0...90).map { (day: Int) -> Double in
            if day <= 30 { return 1_000 + 8 * Double(day) }
            return day <= 60 ? 1_240 : 1_240 + 12 * Double(day - 60)
        }
        try fixture.record("akash", metric, days: total)
        // Too few days to be a sum.
        if let besides { try fixture.record("akash", besides, days: [12, 12]) }
        let figure = try fixture.figure(.fees)
        #expect(try abs(#require(figure.value) - 360) < 1e-9)
        #expect(figure.formula == "growth of \(metric) in 30 days")
        #expect(try abs(#require(fixture.figure(.feesTrend).value) - 0.5) < 1e-9)
    }

    @Test func `suppliers' earnings stand for fees where nothing tells what users paid`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", "earnings.day", days: Array(repeating: 70, count: 30))
        #expect(try abs(#require(fixture.figure(.fees).value) - 2_100) < 1e-9)
        #expect(try fixture.figure(.fees).formula == "30 × mean of days of earnings.day")
        try fixture.record("akash", "spend.day", days: Array(repeating: 100, count: 30))
        #expect(try abs(#require(fixture.figure(.fees).value) - 3_000) < 1e-9)
    }

    @Test func `a running total that fell does not say what it counted`() throws {
        let fixture = try Fixture()
        try fixture.record("ionet", "earnings.total", days: (0...30).map { $0 == 20 ? 50 : 100 + Double($0) })
        #expect(
            try fixture.figure(.fees, of: "ionet").absence?.description
                == "earnings.total fell in the window, which a running total does only at a restart")
    }

    @Test func `a sum needs four fifths of its days`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", "fees.day", days: Array(repeating: 100, count: 23))
        let figure = try fixture.figure(.fees)
        #expect(
            figure.absence == .tooLittle(input: "fees.day", coverage: 23.0 / 30, needed: 0.8),
            "\(figure.result)")
        try fixture.record("akash", [("fees.day", .none, 100)], at: noon - days(23.5))
        #expect(try abs(#require(fixture.figure(.fees).value) - 3_000) < 1e-9)
        #expect(try fixture.figure(.fees).coverage == 0.8)
    }

    @Test func `the source's own month stands in for days that are not there yet`() throws {
        let fixture = try Fixture()
        try fixture.record(
            "akash", [("fees.day", .none, 100), ("fees.month", .none, 2_900)], at: noon - .seconds(60))
        #expect(try fixture.figure(.fees).value == 2_900)
        #expect(try fixture.figure(.fees).formula == "latest fees.month")
    }

    @Test func `fees grow from the first month of ninety days to the last`() throws {
        let fixture = try Fixture()
        let values =
            Array(repeating: 100.0, count: 30) + Array(repeating: 500, count: 30)
            + Array(repeating: 150, count: 30)
        try fixture.record("akash", "fees.day", days: values)
        #expect(try abs(#require(fixture.figure(.feesTrend).value) - 0.5) < 1e-12)
    }

    @Test func `without fees nothing is divided by them`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", "fees.day", days: Array(repeating: 0, count: 30))
        try fixture.record("akash", "token.volume", days: Array(repeating: 5, count: 30))
        #expect(try fixture.figure(.turnover).absence == .notPositive("fees.sum"))
        #expect(try fixture.figure(.fees).value == 0)
    }
}
