import Alerts
import Configuration
import Documents
import Foundation
import Metrics
import Terminal
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A configuration` {
    private func settings(_ text: String) throws -> Settings {
        var file = try configurationFile(text)
        try file.read()
        return file.settings
    }

    @Test func `of an empty file, and of none, are those that nobody has set`() throws {
        #expect(try settings("") == Settings())
        #expect(try settings("# nothing\n") == Settings())
        var file = ConfigurationFile(path: try TemporaryDirectory.current.path + "/none.yaml", names: .some)
        try file.read()
        #expect(file.settings == Settings())
    }

    @Test func `of the example are its own`() throws {
        let path = Repository.root.appending(path: "Data/Configuration.example.yaml").path
        var file = ConfigurationFile(
            path: path,
            names: KnownNames(
                themes: shippedThemes.names, actions: ["quit": []], networks: ["akash", "bittensor"],
                metrics: KnownNames.some.metrics))
        try file.read()
        var expected = Settings()
        expected.watchList = [
            .network("akash"),
            .series(Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])),
        ]
        expected.keys = ["quit": ["q", Key(.character("q"), .control)]]
        expected.delivery.command = ["notify-send", "--app-name=Assay", "An alert of Assay fired"]
        expected.delivery.webhook = "https://hooks.example.org/assay"
        let h100 = Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])
        let nodes = Series(network: "akash", metric: "nodes.online")
        expected.alerts = [
            AlertRule(name: "H100 is cheap", .below(h100, limit: 2.2, clear: 2.4), hold: .seconds(1_800)),
            AlertRule(
                name: "Akash is nearly full",
                .above(Series(network: "akash", metric: "gpu.utilization"), limit: 0.95, clear: 0.9),
                unit: .ratio),
            AlertRule(
                name: "nodes leave", .change(nodes, over: .seconds(86_400), .fall, ratio: 0.2, clear: 0.1)),
            AlertRule(
                name: "no blocks from Bittensor",
                .absent(Series(network: "bittensor", metric: "chain.height"), after: .seconds(3_600))),
            AlertRule(
                name: "Akash does not answer", .failing(network: "akash", source: "capacity", polls: 3)),
        ]
        #expect(file.settings == expected)
    }

    @Test func `of the example stand there with every key that can be set`() throws {
        let text = try String(
            contentsOf: Repository.root.appending(path: "Data/Configuration.example.yaml"), encoding: .utf8)
        // The message of an unknown key lists those that there are.
        let error = try #require(throws: DocumentError.self) { try settings("zzzzzzzzzzzz: 1\n") }
        let allowed = error.problem.split(separator: ": ").last ?? ""
        for key in allowed.split(separator: ", ") { #expect(text.contains("\n\(key):"), "\(key)") }
    }

    @Test(arguments: [
        ("theme: drak", "config.yaml:1:1: theme: no theme 'drak'; did you mean 'dark'?"),
        ("\n\nmous: true", "config.yaml:3:1: mous: unknown key; did you mean 'mouse'?"),
        ("mouse: yes", "expected true or false, found 'yes'"),
        ("glyphs: fine", "one of auto, braille, blocks, ascii"),
        ("time-zone: Berlin", "expected utc, local, or a distance to UTC such as +05:30"),
        ("refresh: 5m", "expected a duration from 1s to 1m"),
        ("retention: { raw: 1h }", "forever, or a duration of a day"),
        ("keys: { qiut: q }", "no action 'qiut'; did you mean 'quit'?"),
        ("keys: { nothing-like-it: q }", "`assay config --keys` lists them"),
        ("keys: { quit: [ctrl-] }", "expected a key such as"),
        ("keys: { quit: [q, Q], filter: Q }", "'Q' is given to 'quit' already"),
        ("keys: { quit: shift-a }", "expected a key such as"),
        ("watch-list: [akahs]", "no network 'akahs'; did you mean 'akash'?"),
        ("watch-list: [{ network: akash }]", "missing key 'metric'"),
        ("mouse: true\nmouse: false", "key written twice"),
        ("theme: [", "config.yaml:2"), ("alerts: { webhook: 'ftp://x' }", "expected an http or https URL"),
        ("alerts: { command: notify-send }", "expected a list"),
        ("alerts: { command: [] }", "no shell reads it"),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.online }] }",
            "needs one of above, below, change"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.online, labels: { gpu: h100 }, above: 1 }] }",
            "nodes.online has no label 'gpu'; it has country"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.online, above: 95 % }] }",
            "nodes.online is measured in count, not in %"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.onlin, above: 1 }] }",
            "did you mean 'nodes.online'?"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.online, above: 1, below: 2 }] }",
            "needs one of"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.online, above: 1, clear: 2 }] }",
            "clear must be at most 1"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.online, change: 20, within: 1h }] }",
            "a share such as 20 %"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, metric: nodes.online, change: 20 % }] }",
            "missing key 'within'"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, failing: 3, metric: nodes.online }] }",
            "'metric' does not go with 'failing'"
        ),
        ("alerts: { rules: [{ name: a, network: akash, failing: 0 }] }", "a whole number from 1 to 1000"),
        (
            "alerts: { rules: [{ name: a, network: akash, failing: 3 }, { name: a, network: akash, failing: 2 }] }",
            "two rules are named 'a'"
        ),
        (
            "alerts: { rules: [{ name: a, network: akash, source: capacty, failing: 3 }] }",
            "no source of akash 'capacty'; did you mean 'capacity'?"
        ),
    ])
    func `that are wrong are told of with line, key and what is allowed`(text: String, message: String) throws
    {
        let error = try #require(throws: DocumentError.self) { try settings(text + "\n") }
        #expect("\(error)".contains(message), "\(error)")
    }

    @Test(arguments: [
        ("utc", Zone.utc), ("local", .local), ("+05:30", .fixed(seconds: 19_800, name: "UTC+05:30")),
        ("-03:00", .fixed(seconds: -10_800, name: "UTC-03:00")),
    ])
    func `have a clock`(text: String, zone: Zone) throws {
        #expect(try settings("time-zone: '\(text)'").zone == zone)
    }

    @Test(
        arguments: [
            ("q", Key("q")), ("G", "G"), ("/", "/"), ("up", Key(.up)),
            ("ctrl-r", Key(.character("r"), .control)),
            ("alt-x", Key(.character("x"), .alt)), ("shift-up", Key(.up, .shift)),
            ("f12", Key(.function(12))),
            ("space", " "), ("shift-tab", Key(.backTab)), ("ctrl-alt-del", Key(.delete, [.control, .alt])),
            ("-", "-"), ("f", "f"), ("東", "東"),
        ] as [(String, Key)])
    func `name keys`(text: String, key: Key) {
        #expect(Key(named: text) == key)
    }

    @Test(arguments: [
        "", "qq", "ctrl-", "ctrl-ctrl-a", "shift-a", "f64", "f0", "\u{1B}", " ", "hyper-a", "\u{7F}",
    ])
    func `name no key that is none`(text: String) {
        #expect(Key(named: text) == nil)
    }

    @Test func `are read again when they change, and stay when what is new is wrong`() throws {
        var file = try configurationFile("theme: light\n")
        try file.read()
        guard case .nothing = file.look() else { Issue.record("nothing has changed"); return }
        _ = try configurationFile("theme: dark\nmouse: false\n")
        // Whoever writes it may not be done.
        guard case .nothing = file.look() else { Issue.record("it is followed too early"); return }
        guard case .changed(let settings) = file.look() else { Issue.record("it has changed"); return }
        #expect(settings.theme == "dark" && !settings.mouse)
        _ = try configurationFile("theme: none\n")
        _ = file.look()
        guard case .refused(let error) = file.look() else { Issue.record("it is wrong"); return }
        #expect(error.description.contains("config.yaml:1:1"))
        #expect(file.settings == settings)
        // Told once, not every second.
        guard case .nothing = file.look() else { Issue.record("it was told already"); return }
        try FileManager.default.removeItem(atPath: file.path)
        _ = file.look()
        guard case .changed(let none) = file.look() else { Issue.record("it is gone"); return }
        #expect(none == Settings())
    }

    @Test(arguments: [
        "https//hooks.test/services/SECRET", "https://me:pw99@hooks.test/services/SECRET", "https:///SECRET",
        "[https://hooks.test/SECRET]",
    ])
    func `refuse a webhook that cannot be used without telling its path`(url: String) throws {
        var file = try configurationFile("alerts: { webhook: \(url.hasPrefix("[") ? url : "'\(url)'") }\n")
        let error = try #require(throws: DocumentError.self) { try file.read() }
        #expect(!error.description.contains("SECRET") && !error.description.contains("pw99"))
    }

    /// What `>` of a shell, some editors and a full disk leave for a while.
    @Test func `stay while the file is empty that held something, however long`() throws {
        var file = try configurationFile("theme: light\n")
        try file.read()
        _ = try configurationFile("")
        _ = file.look()
        guard case .refused(let error) = file.look() else { Issue.record("it is followed"); return }
        #expect(
            error.description
                == "\(file.path): is empty, as if it were being written; take it away to set nothing")
        #expect(file.settings.theme == "light")
        _ = try configurationFile("theme: dark\n")
        _ = file.look()
        guard case .changed(let settings) = file.look() else { Issue.record("it is not followed"); return }
        #expect(settings.theme == "dark" && file.refusal == nil)
    }
}
