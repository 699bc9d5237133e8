import Analysis
import Catalog
import Collection
import Foundation
import GRDB
import History
import Metrics
import Storage
import TestSupport
import Threads

@testable import Alerts

/// Monday 2026-11-23 14:00:00 UTC.
let noon = Timestamp(seconds: 1_795_442_400)

/// The moment so many minutes after noon.
func minute(_ minutes: Int64) -> Timestamp { Timestamp(seconds: noon.seconds + minutes * 60) }

extension Series {
    static let nodes = Series(network: "akash", metric: "nodes.online")
}

/// A history and the alerts of it, in the running test's directory.
struct Fixture {
    let history: History
    let store: AlertStore

    /// Opens the file of a name, the same each time.
    init(_ name: String = "assay") throws {
        let file = try DatabaseFile(
            path: TemporaryDirectory.current.appending(path: "\(name).sqlite").path, mode: .readWrite)
        history = try History(file)
        store = try AlertStore(file)
    }

    /// Has the database refuse every event of an alert from now on.
    func refuseAlerts(_ reason: String) throws {
        let file = try DatabaseFile(
            path: TemporaryDirectory.current.appending(path: "assay.sqlite").path, mode: .readWrite)
        try file.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER refused BEFORE INSERT ON alert_event BEGIN SELECT raise(ABORT, '\(reason)'); END
                    """)
        }
    }

    private static let catalog = Catalog.load(
        shipped: Repository.root.appending(path: "Data").path, user: nil)

    var derivation: Derivation { Derivation(Self.catalog, rules: nil, history: history) }

    /// Records values of akash's nodes, one a minute from noon on; nil is a minute without one.
    func record(_ values: [Double?], from start: Int64 = 0) throws {
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            try poll([Sample(.nodes, at: minute(start + Int64(index)), value)], at: start + Int64(index))
        }
    }

    func poll(
        _ samples: [Sample] = [], at minutes: Int64, _ outcome: Outcome = .ok, source: String = "capacity"
    ) throws {
        let slot = minute(minutes)
        try history.record(
            Poll(
                network: "akash", source: source, slot: slot, time: slot + .milliseconds(250),
                outcome: outcome,
                samples: samples))
    }

    func trial(_ rule: AlertRule, minutes: Int64) throws -> AlertTrial {
        try AlertTrial(rule, in: history, derivation, over: TimeRange(noon, minute(minutes)))
    }
}

/// Minutes after noon at which a rule would have begun to fire and ended, as `3-7` or `3-`.
func minutes(_ trial: AlertTrial) -> [String] {
    trial.firings.map { firing in
        let fired = (firing.fired.seconds - noon.seconds) / 60
        return "\(fired)-" + (firing.ended.map { "\(($0.seconds - noon.seconds) / 60)" } ?? "")
    }
}

/// A clock that stands until it is moved.
final class HandClock: WallClock {
    private let state: Locked<(time: Timestamp, slept: Duration)>

    init(_ time: Timestamp) { state = Locked((time, .zero)) }

    func now() -> Timestamp { state.withLock { $0.time } }

    /// Lets time pass until then, awake or asleep.
    func move(to time: Timestamp, isAsleep: Bool = false) {
        state.withLock { state in
            if isAsleep { state.slept += time - state.time }
            state.time = time
        }
    }

    func awake() -> Duration { state.withLock { .milliseconds($0.time.milliseconds) - $0.slept } }

    /// Pauses between attempts are over at once.
    func sleep(until time: Timestamp) async {}
}
