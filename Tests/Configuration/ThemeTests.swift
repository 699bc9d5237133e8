import Configuration
import Documents
import Foundation
import Terminal
import TestSupport
import Testing

@Suite struct `The themes that come with Assay` {
    private func theme(_ name: String) throws -> ThemeFile { try shippedThemes.theme(named: name) }

    @Test func `are five`() {
        #expect(shippedThemes.names == ["colour-blind", "dark", "high-contrast", "light", "mono"])
    }

    @Test func `have a style of its own for every role`() throws {
        for name in shippedThemes.names {
            let text = try String(
                contentsOf: Repository.root.appending(path: "Data/Themes/\(name).yaml"), encoding: .utf8)
            for role in Role.allCases {
                #expect(text.contains("\n  \(role.rawValue): "), "\(name) lacks \(role)")
            }
            #expect(try !theme(name).about.isEmpty)
        }
    }

    @Test func `dark and mono are those that are built in`() throws {
        #expect(try theme("dark").palette == .dark)
        #expect(try theme("mono").palette == .mono)
    }

    @Test(arguments: ["dark", "light", "colour-blind", "high-contrast"])
    func `give way to mono where there are no colours`(name: String) throws {
        #expect(try theme(name).palette.reduced(to: .none) == .mono)
        #expect(try theme(name).palette.reduced(to: .eight) != .mono)
    }

    @Test(arguments: ["dark", "light", "colour-blind", "high-contrast"])
    func `can be read: text at 4.5 to 1, in high contrast at 7`(name: String) throws {
        let theme = try theme(name)
        let ground = theme.background == .black ? Color.rgb(0, 0, 0) : .rgb(255, 255, 255)
        let shades: Set<Role> = [.rule, .band, .gap]
        for role in Role.allCases where !shades.contains(role) {
            let style = theme.palette[role]
            guard style.foreground != .standard else { continue }
            let (one, other) =
                style.attributes.contains(.reverse) ? (ground, style.foreground) : (style.foreground, ground)
            #expect(one.contrast(to: other) >= (name == "high-contrast" ? 7 : 4.5), "\(role) of \(name)")
        }
        for step in theme.palette.ramp { #expect(step.foreground.contrast(to: ground) >= 1.15) }
    }

    @Test func `mono has no colour at all, and none is lost without colours`() throws {
        let palette = try theme("mono").palette
        for style in Role.allCases.map({ palette[$0] }) + palette.ramp {
            #expect(style.foreground == .standard && style.background == .standard)
        }
        #expect(palette.reduced(to: .none) == palette)
    }

    @Test func `colour-blind has colours of Okabe and Ito for what means something`() throws {
        // Color Universal Design, https://jfly.uni-koeln.de/color/
        let published: Set<Color> = [
            .rgb(0xE6, 0x9F, 0x00), .rgb(0x56, 0xB4, 0xE9), .rgb(0x00, 0x9E, 0x73), .rgb(0xF0, 0xE4, 0x42),
            .rgb(0x00, 0x72, 0xB2), .rgb(0xD5, 0x5E, 0x00), .rgb(0xCC, 0x79, 0xA7),
        ]
        let palette = try theme("colour-blind").palette
        let roles: [Role] = [.good, .watch, .bad, .line, .secondLine, .thirdLine, .fourthLine, .accent]
        for role in roles { #expect(published.contains(palette[role].foreground), "\(role)") }
        #expect(Set([Role.good, .watch, .bad].map { palette[$0].foreground }).count == 3)
    }
}

@Suite(.temporaryDirectory) struct `A user's theme` {
    private func library(_ text: String) throws -> ThemeLibrary {
        let folder = try TemporaryDirectory.current
        let themes = folder.appending(path: "themes")
        try FileManager.default.createDirectory(at: themes, withIntermediateDirectories: true)
        try text.write(to: themes.appending(path: "mine.yaml"), atomically: true, encoding: .utf8)
        return ThemeLibrary(shipped: Repository.root.appending(path: "Data").path, user: folder.path)
    }

    @Test func `is found by its name and leaves out what it likes`() throws {
        let library = try library("styles:\n  text: white\n  bad: bold red\n")
        #expect(library.names.contains("mine"))
        let palette = try library.theme(named: "mine").palette
        #expect(palette[.bad] == Style(foreground: .red, attributes: .bold))
        #expect(palette[.heading] == Style(foreground: .white))
    }

    @Test func `is followed while it is used, and stays while it is wrong`() throws {
        let library = try library("styles:\n  text: white\n")
        var theme = FollowedTheme("mine", of: library)
        let white = theme.palette
        _ = try self.library("styles:\n  text: red\n")
        // It may be being written still.
        theme.look()
        #expect(theme.palette == white)
        theme.look()
        let red = theme.palette
        #expect(red[.text] == Style(foreground: .red) && theme.problem == nil)
        _ = try self.library("styles:\n  text: purple-ish\n")
        for _ in 0..<2 { theme.look() }
        #expect(theme.palette == red)
        #expect(theme.problem.map { "\($0)" }?.contains("mine.yaml:2:3") == true)
        _ = try self.library("styles:\n  text: white\n")
        for _ in 0..<2 { theme.look() }
        #expect(theme.palette == white && theme.problem == nil)
    }

    @Test func `that is added later can be configured at once`() throws {
        let library = try library("styles:\n  text: white\n")
        var file = try configurationFile("theme: yours\n", names: KnownNames(themes: library.names))
        #expect(throws: DocumentError.self) { try file.read() }
        _ = file.look()
        try "styles:\n  text: red\n".write(
            to: TemporaryDirectory.current.appending(path: "themes/yours.yaml"), atomically: true,
            encoding: .utf8)
        guard case .changed(let settings) = file.look() else { Issue.record("not followed"); return }
        #expect(settings.theme == "yours" && file.refusal == nil)
    }

    @Test(arguments: [
        ("styles:\n  txt: white\n", "mine.yaml:2:3: styles.txt: unknown key; did you mean 'text'?"),
        ("styles:\n  text: orange\n", "mine.yaml:2:3: styles.text: expected a style such as"),
        ("styles:\n  text: #ff0000\n  bad: red\nramp: [1, 2]\n", "mine.yaml:1:1"),
        ("about: x\n", "missing key 'styles'"),
        ("styles: {}\nbackground: grey\n", "expected one of black, white"),
    ])
    func `that is wrong is told of with its place`(text: String, message: String) throws {
        let library = try library(text)
        let error = try #require(throws: DocumentError.self) { try library.theme(named: "mine") }
        #expect("\(error)".contains(message), "\(error)")
    }

    @Test func `that is not there is told of with those that are`() throws {
        let library = try library("styles: {}\n")
        let error = try #require(throws: DocumentError.self) { try library.theme(named: "drak") }
        #expect("\(error)" == "drak: no such theme; did you mean 'dark'?")
        #expect(throws: DocumentError.self) { try library.theme(named: "../../etc/passwd") }
    }
}
