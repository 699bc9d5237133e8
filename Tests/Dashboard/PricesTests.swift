import Analysis
import Catalog
import History
import Metrics
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

@Suite(.temporaryDirectory) struct `The chart of prices` {
    @Test func `is logarithmic until L, and the others are not`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("2")
        #expect(loop.state.isLogarithmic)
        await loop.press("L3")
        #expect(!loop.state.isLogarithmic)
        await loop.press("2")
        #expect(!loop.state.isLogarithmic)
    }

    /// Prices of eleven sellers.
    private func board(counted: Int) -> (PriceBoard.Row, PriceBoard) {
        let columns = (0..<11).map { index in
            PriceBoard.Column(
                id: "n\(index)", name: "N\(index)",
                side: index < 7 ? .decentralized : index < 9 ? .marketplace : .cloud)
        }
        let offers = columns.indices.map { index -> Offer? in
            Offer(
                price: index < 7 ? 3 - Double(index) / 10 : Double(index), free: 4, time: World.now,
                origin: .series(
                    Series(network: "n\(index)", metric: "gpu.price.median", labels: ["gpu": "h100"]),
                    source: "n\(index)/prices", origin: .measured),
                standing: index < counted || index > 6 ? .counted : .freeUnknown)
        }
        let row = PriceBoard.Row(
            id: "h100", title: "H100", offers: offers, cheapest: 4, sides: [:], free: nil,
            comparison: .notCompared(.noOffer(.cloud))
        )
        return (row, PriceBoard(at: World.now, columns: columns, rows: [row], overall: nil))
    }

    @Test func `draws the cheapest, the median, a cloud and as many others as have room`() {
        let (row, board) = board(counted: 5)
        let lines = PriceLines(row, board, atMost: 4)
        // Every network that the median is of is read, and what is drawn besides.
        let columns = lines.series.map { series -> [Column?] in
            let index = Double(series.network.dropFirst()) ?? 0
            let price = index < 7 ? 3 - index / 10 : index
            return [nil, Column(price, at: 0)]
        }
        let traces = lines.traces(columns)
        #expect(traces.map(\.name) == ["N4", "decentralized median", "N9", "N3"])
        #expect(traces[1].columns.map { $0?.average } == [nil, 2.8])
        #expect(Set(lines.leftOut) == ["N0", "N1", "N2", "N5", "N6", "N7", "N8", "N10"])
        #expect(PriceLines(row, board, atMost: 20).leftOut.isEmpty)
        // Of two networks there is no median to see.
        let (other, few) = self.board(counted: 2)
        #expect(PriceLines(other, few, atMost: 2).leftOut.count == 9)
    }
}

@Suite(.temporaryDirectory) struct `Where a row of Prices is from` {
    @Test func `says who counts as cloud`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("2/h100<enter>i")
        let text = loop.frame.text
        #expect(text.contains(#/CLOUDS +11.06 USD/GPU-hour, the median of .*AWS.*Azure/#), "\(text)")
        #expect(text.contains(#/DECENTR. +2.56 USD/GPU-hour, the median of .*Akash/#))
    }

    @Test func `lists what happened meanwhile, with where it is said`() async throws {
        var loop = try await World().loop(120, 60)
        await loop.press("2/h100<enter>}")
        let notes = try #require(loop.snapshot.chart?.context.annotations)
        await loop.press("i")
        for note in notes { #expect(loop.frame.text.contains(note.source), "\(loop.frame.text)") }
    }
}
