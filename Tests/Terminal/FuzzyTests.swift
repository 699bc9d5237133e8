import TestSupport
import Testing
import Text

@testable import Terminal

@Suite struct `A fuzzy pattern` {
    @Test(arguments: [
        ("gpr", "GPU price by region", "GPU Price by Region", true), ("akgp", "akash gpu.price", "", true),
        ("xyz", "akash", "", false), ("ka", "akash", "", true), ("aa", "akash", "", true),
        ("bttn", "Bittensor", "", true),
        ("theme", "Choose the time by its name", "", false), ("rent", "gpu.parented", "", true),
        ("excs", "Export as CSV", "", true), ("ecsv", "Export as CSV", "", true),
        ("", "anything", "", true),
        ("gpu ak", "akash gpu.price", "", true), ("gpu zz", "akash gpu.price", "", false),
        ("ÉT", "état", "", true),
        ("東", "in 東京", "", true),
    ])
    func `finds letters within words or at beginnings of words, words in any order`(
        pattern: String, text: String, other: String, isFound: Bool
    ) {
        #expect((FuzzyPattern(SafeText(pattern)).match(SafeText(text)) != nil) == isFound)
    }

    @Test(arguments: [
        ("np", "network prices", "snapshot"), ("open", "open screen", "only pen"),
        ("price", "gpu.price", "p r i c e"),
        ("gp", "gpuPrice", "aggregate p"), ("lat", "latency", "later at"), ("se", "sell", "use"),
    ])
    func `prefers beginnings of words and letters side by side`(
        pattern: String, better: SafeText, worse: SafeText
    ) {
        #expect(FuzzyIndex([worse, better]).ranked(FuzzyPattern(SafeText(pattern))).first == 1)
    }

    @Test func `tells which letters it found`() throws {
        let text: SafeText = "akash gpu.price"
        let match = try #require(FuzzyPattern("gpr").match(text))
        #expect(match.positions == [6, 10, 11])
        #expect(
            match.spans(of: text) == ["akash ", Span("g", .match), "pu.", Span("pr", .match), "ice"])
        #expect(FuzzyMatch(score: 0, positions: []).spans(of: "e\u{301}") == ["e\u{301}"])
    }

    /// The dynamic programme against all ways to place the letters.
    @Test func `finds the best of all places`() throws {
        var random = SplitMix64(seed: 8)
        let letters = Array("abB. ".unicodeScalars)
        for _ in 0..<2_000 {
            let text = SafeText(
                String(
                    (0..<Int.random(in: 1...9, using: &random)).map { _ in
                        Character(letters[Int.random(in: 0..<letters.count, using: &random)])
                    }))
            let word = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                FoldedText.fold(letters[Int.random(in: 0..<3, using: &random)])
            }
            var folded = FoldedText()
            folded.append(text)
            let pattern = FuzzyPattern(
                SafeText(String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))))
            let best = allScores(word, folded, from: 0, after: nil).max()
            let match = pattern.match(text)
            #expect(match?.score == best, "\(word) in \(text)")
            guard let match else { continue }
            // Its positions are a way with that score.
            let places = match.positions
            #expect(places.map { folded.scalars[$0] } == word)
            #expect(score(places, folded) == match.score, "\(word) in \(text): \(places)")
        }
    }

    private func allScores(_ word: [UInt32], _ text: FoldedText, from start: Int, after: [Int]?) -> [Int] {
        guard let letter = word.first else { return [score(after ?? [], text)] }
        let places = (start..<max(start, text.scalars.count)).filter { place in
            guard text.scalars[place] == letter else { return false }
            // Each stands in the word of the one before, or begins one.
            return after == nil || text.bonuses[place] > 0
                || text.bonuses[start..<place].allSatisfy { $0 == 0 }
        }
        return places.flatMap {
            allScores(Array(word.dropFirst()), text, from: $0 + 1, after: (after ?? []) + [$0])
        }
    }

    /// What the documentation says: 16 a letter, the bonus of its place (twice for the first), 8 for following
    /// the letter before, otherwise 3 off and 1 for each further letter between.
    private func score(_ places: [Int], _ text: FoldedText) -> Int {
        places.enumerated().reduce(0) { sum, item in
            let (index, place) = item
            let bonus = Int(text.bonuses[place]) * (index == 0 ? 2 : 1)
            guard index > 0 else { return sum + 16 + bonus }
            let gap = place - places[index - 1] - 1
            return sum + 16 + bonus + (gap == 0 ? 8 : -3 - (gap - 1))
        }
    }

    @Test func `an index keeps the order of its entries and looks where it is told`() {
        let index = FuzzyIndex((0..<10_000).map { "series \($0) of network \($0 % 7)" })
        let found = index.matches(FuzzyPattern("9 network 3"))
        #expect(found == found.sorted())
        let naive = (0..<10_000).filter { "\($0) \($0 % 7)".contains("9") && "\($0) \($0 % 7)".contains("3") }
        #expect(found == naive)
        #expect(index.matches(FuzzyPattern("9 network 3 1"), among: found).count < found.count)
        #expect(index.matches(FuzzyPattern(""), among: [-1, 3, 90_000]) == [-1, 3, 90_000])
        #expect(index.matches(FuzzyPattern("s"), among: [-1, 3, 90_000]) == [3])
        #expect(index.ranked(FuzzyPattern("")).count == 10_000)
    }
}

@Suite struct `A command palette` {
    private let entries: [CommandPalette.Entry] = [
        .init(id: "networks", "Networks", hint: "1"), .init(id: "prices", "Prices", hint: "2"),
        .init(id: "range.week", "Range: 7 days", hint: "["),
        .init(id: "export.csv", "Export as CSV", hint: "x"),
        .init(id: "quit", "Quit", hint: "q"),
    ]

    @Test func `keeps the choice when more is offered`() {
        var palette = CommandPalette(entries, isGrowing: true)
        _ = palette.handle("r", rows: 3)
        _ = palette.handle(Key(.down), rows: 3)
        let chosen = palette.selected?.id
        #expect(chosen != nil)
        let more = (0..<20).map { CommandPalette.Entry(id: "more \($0)", "r", rank: -1) }
        palette.offer(more)
        #expect(palette.selected?.id == chosen)
        #expect(palette.handle(Key(.enter)) == .chosen(chosen ?? ""))
        // One that is not found any more gives way to the best.
        _ = palette.handle(Key(.character("!")), rows: 3)
        palette.offer([])
        #expect(palette.selected == nil)
    }

    private func typed(_ text: String) -> CommandPalette {
        var palette = CommandPalette(entries)
        for scalar in text.unicodeScalars { _ = palette.handle(Key(.character(Character(scalar)))) }
        return palette
    }

    @Test func `runs what a few letters find`() {
        var palette = typed("excs")
        #expect(palette.selected?.id == "export.csv")
        #expect(palette.handle(Key(.enter)) == .chosen("export.csv"))
        palette = typed("zzz")
        #expect(palette.handle(Key(.enter)) == .open)
        #expect(palette.handle(Key(.escape)) == .cancelled)
    }

    @Test func `moves, completes and is edited like a line`() {
        var palette = typed("")
        #expect(palette.handle(Key(.down)) == .open)
        #expect(palette.selected?.id == "prices")
        #expect(palette.handle(Key(.tab)) == .open)
        #expect(palette.query == "Prices")
        #expect(palette.handle(Key(.character("u"), .control)) == .open)
        #expect(palette.query.isEmpty)
        #expect(palette.selected?.id == "networks")
        palette.insert("qu\n\u{1B}")
        #expect(palette.query == "qu ·")
    }

    @Test func `looks as recorded`() throws {
        var grid = Grid(size: Size(columns: 60, rows: 16))
        typed("r").draw(in: grid.bounds, on: &grid, theme: .standard)
        try expectSnapshot(grid.styledText, named: "palette")
        #expect(grid.cursor != nil)
    }
}
