import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `Enter on Prices` {
    /// io.net asks less for an H100, but nobody knows whether one is free.
    @Test(arguments: [("h100", "akash"), ("a100-80gb", "akash"), ("rtx4090", "akash")])
    func `opens the network of the cheapest decentralized offer`(gpu: String, network: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("2/\(gpu)<enter>")
        #expect(loop.state.list.choice.id == gpu)
        await loop.press("<enter>")
        #expect(loop.state.screen == .network && loop.state.network == network)
        // And there its price, which is what was chosen.
        #expect(loop.state.list.choice.id == "\(network) gpu.price.median{gpu=\(gpu)}")
        await loop.press("<esc>")
        #expect(loop.state.screen == .prices && loop.state.list.choice.id == gpu)
    }

    @Test func `says where no decentralized network has an offer`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("2/gb200<enter><enter>")
        #expect(loop.state.screen == .prices)
        #expect(loop.frame.text.contains("no decentralized network offers GB200"))
    }

    @Test func `stands in the footer and in the help`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("2")
        #expect(loop.frame.text.split(separator: "\n").last?.contains("Enter open") == true)
        await loop.press("?")
        #expect(loop.frame.text.contains("Open the network with the cheapest price"))
    }
}

@Suite(.temporaryDirectory) struct `The headings of prices` {
    @Test(arguments: [80, 120, 200], [true, false])
    func `end where their digits do`(columns: Int, isDemo: Bool) async throws {
        var loop = try await World().loop(columns, 40, isDemo: isDemo)
        await loop.press("2")
        let lines = loop.frame.text.split(separator: "\n").map(Array.init)
        let row = try #require(lines.first { $0.starts(with: "▸ H100 ") })
        for (title, price) in [
            ("Akash", "2.56"), ("io.net", "1.19"), ("DECENTR.", "2.56"), ("CLOUDS", "11.06"),
        ] {
            let end = try #require(Self.ends(of: title, in: lines[4]).first, "\(title)")
            #expect(Self.ends(of: price, in: row).contains(end), "\(title)")
        }
    }

    @Test func `keep their places when one is sorted by, and take clicks where they stand`() async throws {
        var loop = try await World().loop(200, 40)
        await loop.press("2")
        let titles = Array(loop.frame.text.split(separator: "\n")[4])
        let end = try #require(Self.ends(of: "DECENTR.", in: titles).first)
        await loop.click(end - 8, 4)
        #expect(loop.state.list.sorting?.column == "decentralized-median")
        let sorted = Array(loop.frame.text.split(separator: "\n")[4])
        #expect(Self.ends(of: "DECENTR.", in: sorted) == [end] && sorted[end] == "▴")
    }

    /// The columns behind each place of a text.
    private static func ends(of text: String, in line: [Character]) -> [Int] {
        let wanted = Array(text)
        guard line.count >= wanted.count else { return [] }
        return (0...line.count - wanted.count).filter { Array(line[$0..<$0 + wanted.count]) == wanted }
            .map { $0 + wanted.count }
    }
}
