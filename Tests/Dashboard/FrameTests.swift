import Evaluation
import Metrics
import Reporting
import Terminal
import TestSupport
import Testing

@testable import Dashboard

/// Sizes that people work in: the smallest, a laptop's half screen, a full one.
private let sizes = [(80, 24), (120, 40), (200, 60)]

@Suite(.temporaryDirectory) struct `A frame` {
    /// A screen's name and the keys that lead to it.
    static let screens = [
        ("networks", ""), ("network", "<enter>"), ("network-prices", "<enter> "),
        ("network-sources", "<enter>  "), ("prices", "2"), ("latency", "3"),
        ("latency-read", "3<down><down><down>+<left>"), ("projects", "4"),
        ("assess", "4<enter><down><down>"), ("alerts", "7"), ("sources", "8<down><down><down><down>"),
        ("help", "?"), ("palette", ":net"),
        ("nothing-found", "/zzz"),
        ("assess-measured", "4<enter>" + String(repeating: "<down>", count: 16) + "a<up>"),
        ("assess-submit", "4<enter>3232323S"),
        ("log", "9"), ("watched", "<down><down>ww<down>w"), ("compare", "4mmm5"),
        ("compare-boards", "4mmm5<right><right><right><right>"), ("alert-kept", "<enter>a<enter>7"),
        ("fit", "6444400111"), ("report", "4o<pgdn>"), ("weights", "4P"),
        ("projects-assessed", "4"), ("swing", "4P<end><enter><down><down><enter>"),
        ("assess-note", "4<enter><down>NFirst line<enter>and a second"),
        ("assess-higher", "4<enter>" + String(repeating: "<down>", count: 16) + "4Half of"),
        ("assess-others", "4<enter>3232323Sy<enter>g<down>"),
    ]

    @Test(arguments: screens, sizes)
    func `looks as it did`(screen: (name: String, keys: String), size: (columns: Int, rows: Int)) async throws
    {
        let world = try World()
        if screen.name.hasPrefix("compare") || screen.name == "projects-assessed" {
            try world.assessAll(more: screen.name == "compare-boards" ? World.tradeOffs : [:])
        }
        if screen.name == "assess-others" { try world.assess("akash", [1, 4, 1, 2, 3, 3, 2], by: "j.doe") }
        var loop = try await world.loop(size.columns, size.rows)
        await loop.press(screen.keys)
        if screen.name == "projects-assessed" {
            _ = await loop.take(
                .drifts([
                    ProjectDrift(
                        project: Project(
                            id: "akash", name: "Akash Network", network: "akash", added: World.now),
                        drift: Drift(
                            item: "q3.gpus", metric: "gpu.total", accepted: try #require(LevelRange(3)),
                            seen: 900, level: 2, value: 442, unit: Unit(rawValue: "GPUs"),
                            since: World.now - .seconds(5 * 86_400)))
                ]))
        }
        try expectSnapshot(loop.frame.text, named: "\(screen.name)-\(size.columns)x\(size.rows)")
    }

    @Test func `shows its colours by roles`() async throws {
        let loop = try await World().loop(120, 40)
        try expectSnapshot(loop.frame.styledText, named: "networks-styles")
    }

    @Test(arguments: ["light", "high-contrast", "colour-blind", "mono"])
    func `shows its colours in every theme`(theme: String) async throws {
        var loop = try await World().loop(120, 40, theme: theme)
        await loop.press("<enter>")
        try expectSnapshot(loop.frame.styledText, named: "network-\(theme)")
    }

    @Test func `names arrow keys in words where the terminal takes ASCII alone, and has no letter for them`()
        async throws
    {
        var loop = try await World().loop(120, 40, glyphs: .ascii)
        #expect(loop.frame.text.contains("jk choose"))
        await loop.press("t")
        #expect(loop.frame.text.contains("Up Down choose"))
        await loop.press("<esc><enter>")
        #expect(loop.frame.text.contains("hl cross-hair"))
        await loop.press("?cross-hair left")
        let text = loop.frame.text
        #expect(text.contains("Left h") && !text.contains("< h"), "\(text)")
    }

    @Test func `is all ASCII where the terminal is`() async throws {
        var loop = try await World().loop(120, 40, glyphs: .ascii)
        await loop.press("<enter>")
        let text = loop.frame.ascii.text
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        try expectSnapshot(text, named: "network-ascii")
    }

    @Test func `says what is awaited at the first start`() async throws {
        let loop = try await World(isNew: true).loop(80, 24)
        #expect(loop.frame.text.contains("waiting for the first answer"))
        try expectSnapshot(loop.frame.text, named: "networks-first-start")
    }

    @Test func `changes nothing while it is too small to be seen, and ends by the key that it names`()
        async throws
    {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>")
        _ = await loop.take(.event(.resize(Size(columns: 50, rows: 20))))
        await loop.press("444<esc>n")
        _ = await loop.take(.event(.paste("text")))
        #expect(loop.state.draft?.answers.isEmpty == true && loop.state.screen == .assess)
        _ = await loop.take(.event(.resize(Size(columns: 120, rows: 40))))
        await loop.press("e")
        _ = await loop.take(.event(.resize(Size(columns: 50, rows: 20))))
        #expect(loop.state.field != nil && loop.frame.text.contains("q ends Assay"))
        guard case .quit = await loop.take(.event(.key(Key(.character("q"))))) else {
            Issue.record("q does not end it")
            return
        }
    }

    @Test(arguments: [(59, 24), (80, 15), (40, 10), (12, 3), (1, 1)])
    func `says that a terminal is too small`(columns: Int, rows: Int) async throws {
        let loop = try await World().loop(columns, rows)
        #expect(loop.frame.size == Size(columns: columns, rows: rows))
        if columns >= 40 {
            #expect(loop.frame.text.contains("\(columns)x\(rows) is too small"))
            #expect(loop.frame.text.contains("60x16"))
        }
    }

    @Test func `keeps help and quit in the footer at the smallest size`() async throws {
        let world = try World()
        for keys in ["", "<enter>", "2", "3", "4", "4<enter>", "5", "6", "7", "8", "9"] {
            var loop = try await world.loop(80, 24)
            await loop.press(keys)
            let footer = loop.frame.text.split(separator: "\n", omittingEmptySubsequences: false)[23]
            #expect(footer.contains("? help") && footer.contains("q quit"), "after \(keys): \(footer)")
        }
    }

    @Test func `is the same for the same state and snapshot`() async throws {
        let loop = try await World().loop(120, 40)
        #expect(loop.frame == loop.frame)
    }
}
