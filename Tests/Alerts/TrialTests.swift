import Alerts
import Foundation
import History
import Metrics
import TestSupport
import Testing

/// Each expectation is counted by hand on the row of values, one a minute.
@Suite(.temporaryDirectory) struct `A rule tried on history` {
    private func trial(
        _ condition: AlertRule.Condition, hold: Duration = .zero, _ values: [Double?], minutes: Int64 = 60
    ) throws -> AlertTrial {
        let fixture = try Fixture(UUID().uuidString)
        try fixture.record(values)
        return try fixture.trial(AlertRule(name: "rule", condition, hold: hold), minutes: minutes)
    }

    @Test func `above fires over its limit and not at it`() throws {
        let condition = AlertRule.Condition.above(.nodes, limit: 10, clear: 10)
        #expect(try minutes(trial(condition, [9, 10, 11, 12, 10, 9, 11])) == ["2-4", "6-"])
        #expect(try minutes(trial(condition, [9, 10, 10])) == [])
    }

    @Test func `below fires under its limit`() throws {
        let condition = AlertRule.Condition.below(.nodes, limit: 10, clear: 12)
        #expect(try minutes(trial(condition, [12, 9, 11, 11, 12, 10, 9.9])) == ["1-4", "6-"])
    }

    @Test func `hysteresis makes one alert of a value that trembles`() throws {
        let values: [Double?] = [9, 11, 9.5, 11, 9.5, 11, 9.5, 8, 11]
        #expect(
            try minutes(trial(.above(.nodes, limit: 10, clear: 10), values)) == ["1-2", "3-4", "5-6", "8-"])
        #expect(try minutes(trial(.above(.nodes, limit: 10, clear: 9), values)) == ["1-7", "8-"])
    }

    @Test func `a hold time leaves out what is short`() throws {
        let condition = AlertRule.Condition.above(.nodes, limit: 10, clear: 10)
        let values: [Double?] = [11, 11, 9, 11, 11, 11, 11, 9, 11, 11]
        #expect(try minutes(trial(condition, hold: .seconds(180), values)) == ["6-7"])
        #expect(try trial(condition, hold: .seconds(180), values).firings.first?.since == minute(3))
    }

    @Test func `a hold time is not over before a value says so`() throws {
        let condition = AlertRule.Condition.above(.nodes, limit: 10, clear: 10)
        #expect(try minutes(trial(condition, hold: .seconds(180), [11, nil, nil, nil, nil, nil])) == [])
        #expect(try minutes(trial(condition, hold: .seconds(180), [11, nil, nil, nil, nil, 11])) == ["5-"])
    }

    @Test func `between limit and clearing a hold time begins anew`() throws {
        let condition = AlertRule.Condition.above(.nodes, limit: 10, clear: 5)
        #expect(try minutes(trial(condition, hold: .seconds(120), [11, 11, 8, 11, 11, 11])) == ["5-"])
    }

    @Test func `change is measured against the value so long before`() throws {
        // 100 at first; after ten minutes 130 (30 % up), then it stays: from minute 20 on nothing has changed.
        let values: [Double?] = (0..<40).map { $0 < 10 ? 100 : 130 }
        let rise = AlertRule.Condition.change(.nodes, over: .seconds(600), .rise, ratio: 0.3, clear: 0.15)
        #expect(try minutes(trial(rise, values)) == ["10-20"])
        let fall = AlertRule.Condition.change(.nodes, over: .seconds(600), .fall, ratio: 0.3, clear: 0.15)
        #expect(try minutes(trial(fall, values)) == [])
        let more = AlertRule.Condition.change(.nodes, over: .seconds(600), .either, ratio: 0.31, clear: 0.15)
        #expect(try minutes(trial(more, values)) == [])
    }

    @Test func `change of either kind counts, but not against nothing`() throws {
        let either = AlertRule.Condition.change(.nodes, over: .seconds(120), .either, ratio: 0.5, clear: 0.25)
        #expect(try minutes(trial(either, [100, 100, 100, 40, 40, 40, 40])) == ["3-5"])
        #expect(try minutes(trial(either, [0, 0, 0, 40, 40])) == [])
        // The value before is older than twice the time: no reading of that moment.
        #expect(try minutes(trial(either, [100, nil, nil, nil, nil, 40, 40])) == [])
    }

    @Test func `nobody waits for is given up`() throws {
        let fixture = try Fixture()
        try fixture.record([9, 11, 9])
        let conditions: [AlertRule.Condition] = [
            .above(.nodes, limit: 10, clear: 10), .failing(network: "akash", source: nil, polls: 1),
            .above(Series(network: "akash", metric: "utilization.mean"), limit: 1, clear: 1),
        ]
        for condition in conditions {
            #expect(throws: CancellationError.self) {
                try AlertTrial(
                    AlertRule(name: "rule", condition), in: fixture.history, fixture.derivation,
                    over: TimeRange(noon - .seconds(86_400), minute(60)), while: { false })
            }
        }
    }

    @Test func `absent fires when its time is over, and ends with a value`() throws {
        let absent = AlertRule.Condition.absent(.nodes, after: .seconds(300))
        var values: [Double?] = Array(repeating: nil, count: 30)
        for place in [0, 1, 2, 20, 21] { values[place] = 5 }
        #expect(try minutes(trial(absent, values, minutes: 30)) == ["7-20", "26-"])
        #expect(try minutes(trial(absent, values, minutes: 25)) == ["7-20"])
        #expect(try minutes(trial(absent, hold: .seconds(600), values, minutes: 30)) == ["20-20"])
        #expect(try minutes(trial(absent, [], minutes: 30)) == [])
    }

    @Test func `failing counts measured polls in a row`() throws {
        let fixture = try Fixture()
        let outcomes: [Outcome] = [
            .ok, .failed(reason: "x"), .limited(reason: "x"), .failed(reason: "x"), .ok, .noData(reason: "x"),
            .failed(reason: "x"), .failed(reason: "x"),
        ]
        for (index, outcome) in outcomes.enumerated() { try fixture.poll(at: Int64(index), outcome) }
        func fired(_ polls: Int, _ source: String?) throws -> [String] {
            let rule = AlertRule(name: "rule", .failing(network: "akash", source: source, polls: polls))
            return try minutes(fixture.trial(rule, minutes: 60))
        }
        #expect(try fired(2, "capacity") == ["3-4", "6-"])
        #expect(try fired(3, nil) == ["7-"])
        #expect(try fired(2, "other") == [])
    }

    @Test func `says how often in a sentence`() throws {
        let condition = AlertRule.Condition.above(.nodes, limit: 10, clear: 10)
        #expect(
            try trial(condition, [9, 11, 11, 9, 11, 9], minutes: 60).sentence
                == "would have fired 2 times in 1 h, for 3 min in all")
        #expect(try trial(condition, [9], minutes: 1_440).sentence == "would not have fired in 1 d")
        #expect(
            try trial(condition, [9, 11, 11], minutes: 3).sentence
                == "would have fired once in 3 min, for 2 min in all; it would be firing now")
    }
}
