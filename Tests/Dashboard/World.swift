import Alerts
import Analysis
import Catalog
import Collection
import Configuration
import Evaluation
import Foundation
import History
import Metrics
import Storage
import Terminal
import TestSupport
import Threads
import Transport

@testable import Dashboard

/// A small world that stands still: six networks with a month of history, and what a reader does in it.
struct World {
    /// Wednesday 2026-11-25 14:02:11 UTC.
    static let now = Timestamp(seconds: 1_795_615_331)

    let catalog: Catalog
    let file: DatabaseFile
    let history: History
    let store: AssessmentStore
    let rubrics: [Rubric]
    let rules: PriceRules?
    let alerts: AlertStore
    let themes = ThemeLibrary(shipped: Repository.root.appending(path: "Data").path, user: nil)

    /// A world in the running test's directory; without history when `isNew`.
    init(isNew: Bool = false) throws {
        let template = try WorldTemplate.shared.get()
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        if !isNew { try template.database.write(to: path) }
        catalog = template.catalog
        rules = template.rules
        rubrics = template.rubrics
        file = try DatabaseFile(path: path.path, mode: .readWrite)
        history = try History(file)
        alerts = try AlertStore(file)
        store = try AssessmentStore(
            file,
            beginningWith: [
                Project(id: "akash", name: "Akash Network", network: "akash", added: Self.now),
                Project(id: "example-labs", name: "Example Labs", added: Self.now),
                Project(id: "ionet", name: "io.net", network: "ionet", added: Self.now),
            ])
    }

    /// A loop at this world, as after the start in a terminal of this size.
    ///
    /// A collector that is given asks nothing; a holder is another one's. With a gate no frame waits for what is read, and each reading passes the gate.
    func loop(
        _ columns: Int, _ rows: Int, colors: ColorDepth = .indexed, glyphs: Glyphs = .braille,
        memory: String? = nil, theme: String? = nil, gate: Gate? = nil,
        collector: Collector? = nil, isDemo: Bool = false, holder: CollectionLease.Holder? = nil,
        clock: any WallClock = StoppedClock()
    ) async throws -> DashboardLoop {
        let configuration = try TemporaryDirectory.current.appending(path: "config.yaml")
        if let theme { try "theme: \(theme)\n".write(to: configuration, atomically: true, encoding: .utf8) }
        var setup = Dashboard.Setup(
            catalog: catalog, history: history, assessments: store, rubrics: { [rubrics] in rubrics },
            rubricFolders: RubricFolders(
                shipped: Repository.root.appending(path: "Rubrics").path,
                user: try TemporaryDirectory.current.appending(path: "rubrics").path),
            priceRules: { [rules] in rules }, collector: collector, alerts: alerts, assessor: "k.meyer",
            configuration: ConfigurationFile(
                path: configuration.path,
                names: KnownNames(
                    themes: themes.names, networks: nil, metrics: nil, units: catalog.vocabulary.units)),
            themes: themes)
        setup.clock = clock
        setup.holder = { holder }
        setup.isPatient = gate == nil
        setup.memory = memory
        setup.isDemo = isDemo
        setup.fitFile = try TemporaryDirectory.current.appending(path: "fit.yaml").path
        setup.version = "test"
        var appearance = Appearance(setup.configuration, themes: themes)
        appearance.traits = TerminalTraits(
            size: Size(columns: columns, rows: rows), colors: colors, glyphs: glyphs)
        var library = Library(setup)
        if let gate {
            library.isWanted = {
                gate.pass()
                return true
            }
        }
        return await DashboardLoop(setup, library, appearance)
    }
}

extension World {
    /// A collector that nobody runs.
    var collector: Collector { Collector(catalog, fetcher: NoFetcher(), history: history) }
}

/// Reaches nobody.
private struct NoFetcher: Fetcher {
    func fetch(_ request: Request) async throws(TransferError) -> Response { throw .cancelled }
}

/// A clock that stands still.
struct StoppedClock: WallClock {
    func now() -> Timestamp { World.now }
    func awake() -> Duration { .zero }
    func sleep(until time: Timestamp) async {}
}

extension DashboardLoop {
    /// Lets it look at the configuration until a change counts, which is the second time that it is seen.
    mutating func lookTwice() async {
        for _ in 0..<2 { _ = await take(.event(.tick)) }
    }

    /// Types keys one after another: text is itself, names in angle brackets are keys, as in `"/ak<enter>"`.
    mutating func press(_ keys: String) async {
        var rest = keys[...]
        while let first = rest.first {
            if first == "<", let end = rest.firstIndex(of: ">") {
                let name = rest[rest.index(after: rest.startIndex)..<end]
                if let key = Self.named[String(name)] { _ = await take(.event(.key(Key(key)))) }
                rest = rest[rest.index(after: end)...]
            } else {
                _ = await take(.event(.key(Key(.character(first)))))
                rest = rest.dropFirst()
            }
        }
    }

    mutating func click(_ column: Int, _ row: Int) async {
        let place = Position(column: column, row: row)
        _ = await take(.event(.mouse(Mouse(.press(.left), at: place))))
        _ = await take(.event(.mouse(Mouse(.release(.left), at: place))))
    }

    private static let named: [String: Key.Code] = [
        "enter": .enter, "esc": .escape, "tab": .tab, "up": .up, "down": .down, "left": .left,
        "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
        "backspace": .backspace,
    ]
}

/// A clock that a test moves.
final class MovedClock: WallClock {
    let time = Locked(World.now)

    func now() -> Timestamp { time.withLock { $0 } }
    func awake() -> Duration { .zero }
    func sleep(until time: Timestamp) async {}
}
