import Terminal
import TestSupport
import Testing
import Text

@testable import Dashboard

/// Panes that people have: half of a split, one above a line of status, the least that is drawn.
private let sizes = [(79, 23), (80, 20), (60, 16)]

/// The keys that lead to every screen.
private let screens = ["1", "1<enter>", "1<enter> ", "2", "3", "4", "4<enter>", "4mm5", "6", "7", "8", "9"]

@Suite(.temporaryDirectory) struct `A small terminal` {
    /// What can lie over a screen or stand in it, by the keys that bring it.
    static let doings = [
        "", "?", ":", ":akash", ":<pgdn><pgdn>", "i", "s", "c", "c<pgdn>", "x", "t", "a", "a<right><right>",
        "/aka", "o",
        "P", "P<end><enter>", "e", "r", "w", "N", "K", "S", "T", "D", "V", "n", "O", "M", "f+<left>", "L%",
        "m", "ww",
        "<end>", "}", "<right><right>", "  ",
    ]

    @Test(arguments: screens)
    func `draws every screen and whatever opens on it`(screen: String) async throws {
        let world = try World()
        try world.assessAll(more: [:])
        var loop = try await world.loop(60, 16)
        for keys in Self.doings {
            await loop.press("<esc><esc><esc><esc><esc>")
            // Where digits are answers.
            if loop.state.screen == .fit { await loop.press("<tab>") }
            await loop.press(screen + keys)
            for (columns, rows) in sizes {
                _ = await loop.take(.event(.resize(Size(columns: columns, rows: rows))))
                let text = loop.frame.text
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                let what = "\(screen)\(keys) at \(columns)x\(rows)\n\(text)"
                #expect(lines.first?.contains("Assay") == true && !text.contains("too small"), "\(what)")
                // A frame that is cut lacks a corner, and one that is drawn over too; charts have one of the others.
                let corners = ["┌", "┐", "┘"].map { sign in text.count { String($0) == sign } }
                #expect(Set(corners).count == 1, "\(what)")
            }
        }
    }

    @Test(arguments: screens)
    func `keeps help and quit in the footer, and the chosen row in sight`(screen: String) async throws {
        var loop = try await World().loop(60, 16)
        await loop.press(screen + "<end>")
        // Nothing is compared, logged or watched yet.
        let ids = loop.state.arrangement(in: loop.snapshot)?.ids ?? []
        for (columns, rows) in sizes.reversed() {
            _ = await loop.take(.event(.resize(Size(columns: columns, rows: rows))))
            let text = loop.frame.text
            let footer = text.split(separator: "\n", omittingEmptySubsequences: false)[rows - 1]
            #expect(footer.contains("? help") && footer.contains("q quit"), "\(footer)")
            #expect(text.contains("▸") || !ids.contains { $0 != nil }, "\(text)")
        }
    }

    @Test func `keeps the chosen entry of a long menu in sight`() async throws {
        var loop = try await World().loop(60, 16)
        await loop.press("c")
        for _ in 0..<20 {
            guard case .menu(let menu) = loop.state.overlay, let title = menu.selected?.title else {
                Issue.record("no menu")
                return
            }
            #expect(loop.frame.text.contains(title.string), "\(loop.frame.text)")
            await loop.press("<down>")
        }
    }
}
