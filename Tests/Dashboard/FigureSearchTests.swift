import Metrics
import Terminal
import TestSupport
import Testing
import Text

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A figure in the palette` {
    private func selected(_ loop: DashboardLoop) -> CommandPalette.Entry? {
        guard case .palette(let palette) = loop.state.overlay else { return nil }
        return palette.selected
    }

    @Test(arguments: ["gpu.rented", "gpus rented"])
    func `is found by either of its names, first on the chosen network`(typed: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(":\(typed)")
        #expect(
            selected(loop)?.title == "GPUs rented (gpu.rented)" && selected(loop)?.owner == "Akash Network")
        #expect(loop.frame.text.contains("GPUs rented (gpu.rented) · io.net"))
        await loop.press("<enter>")
        #expect(loop.state.screen == .network && loop.state.network == "akash")
        #expect(loop.state.list.choice.id == "akash gpu.rented")
        // It is what the chart shows.
        #expect(loop.snapshot.chart?.title == "GPUs rented")
        await loop.press("<esc>")
        #expect(loop.state.screen == .networks)
    }

    @Test func `is found on a network by its name`() async throws {
        var loop = try await World().loop(120, 40)
        for end in ["<enter>", "<tab><enter>"] {
            await loop.press(":gpu.rented io" + end)
            #expect(loop.state.network == "ionet" && loop.state.list.choice.id == "ionet gpu.rented")
            await loop.press("<esc>")
        }
    }

    @Test(arguments: ["h100", "gpu.price.median{gpu=h100", "median of h100"])
    func `of one GPU is found by the name of the model`(typed: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(":\(typed)")
        #expect(selected(loop)?.id.hasSuffix("{gpu=h100}") == true, "\(loop.frame.text)")
        await loop.press(" io<enter>")
        #expect(loop.state.network == "ionet" && loop.state.list.choice.id?.hasSuffix("{gpu=h100}") == true)
    }

    @Test func `is offered of each network that has it where none is chosen`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4:token.price")
        let found = loop.frame.text.split(separator: "\n").filter { $0.contains("(token.price) · ") }
        #expect(found.count == 2 && found[0].contains("Bittensor") != found[1].contains("Bittensor"))
        #expect(found.contains { $0.contains("Akash Network") })
    }

    /// What users of other dashboards type for it.
    @Test(arguments: [
        ("quit", "quit"), ("exit", "quit"), ("export", "export"), ("refresh", "poll-now"),
        ("poll now", "poll-now"),
        ("pause", "pause"), ("search", "filter"), ("Freeze", "freeze"),
    ])
    func `gives way to a command that is called by its name`(typed: String, command: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("2:\(typed)")
        #expect(selected(loop)?.id == "command \(command)")
    }

    @Test(arguments: [":sort", ":io.net", ":gpurented", ":rent ionet"])
    func `does not come between what has other letters in this order`(typed: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(typed)
        #expect(!loop.frame.text.contains("(gpu."))
    }

    @Test func `is chosen on the screen that is open already, whatever was filtered for`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>/cpu<enter>:gpu.available<enter>")
        #expect(loop.state.list.choice.id == "akash gpu.available" && loop.state.list.filter == nil)
    }

    @Test func `that has parts alone is one of them`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(":gpu.price.median<enter>")
        #expect(loop.state.list.choice.id?.hasPrefix("akash gpu.price.median{gpu=") == true)
    }

    @Test func `is not offered before something is typed, nor where something else is asked`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(":")
        guard case .palette(let palette) = loop.state.overlay else {
            Issue.record("no palette")
            return
        }
        #expect(!palette.entries.contains { $0.id.hasPrefix("figure") })
        for _ in 0..<palette.entries.count {
            #expect(selected(loop)?.id.hasPrefix("figure") == false)
            await loop.press("<down>")
        }
        await loop.press("gpu.rented<backspace><backspace><backspace><backspace><backspace><backspace>")
        await loop.press("<backspace><backspace><backspace><backspace><end>")
        #expect(selected(loop)?.id.hasPrefix("figure") == false)
        // Keys, and networks that a project is tied to.
        for keys in ["<esc>?", "<esc>4T"] {
            await loop.press(keys + "gpu.rented")
            #expect(selected(loop) == nil, "\(keys)")
        }
    }

    @Test func `that comes after the palette was closed opens nothing`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4T")
        _ = await loop.take(
            .places(
                Places(figures: [
                    FigurePlace(network: "akash", networkName: "Akash", name: "GPUs", row: "akash gpu.total")
                ])))
        await loop.press("gpus")
        #expect(selected(loop) == nil)
        await loop.press("<esc>")
        _ = await loop.take(.places(Places()))
        #expect(loop.state.overlay == nil)
    }
}
