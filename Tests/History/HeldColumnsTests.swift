import History
import Testing

@Suite struct `Held columns` {
    /// Columns with one value each where there is a digit, as many samples in it as the digit says.
    private func columns(_ text: String) -> [Column?] {
        text.map { character in
            character.wholeNumberValue.map { Column(min: 1, max: 1, average: 1, count: $0, last: 1) }
        }
    }

    @Test(arguments: [
        // Ten samples in fourteen columns; in thirty; one a day.
        ("1.11.1.11.1.11", "##############"),
        ("1..1..1..1..1..1..1..1..1..1..", "############################.."),
        ("...1.......1.......1.......1...", "...#########################..."),
        // One sample missed holds, two do not.
        ("1..1..1..1.....1..1..1..1", "#########################"),
        ("1..1..1..1........1..1..1..1", "##########........##########"),
        // Many samples a column: an empty one is a gap.
        ("555555.55555", "######.#####"),
        ("12112.21121", "###########"),
        // Daily first, then every few minutes, with a gap in each.
        (
            "1...1...1...1...1...........1...1...1...5555...5555",
            "#################...........################...####"
        ),
        ("", ""), ("..", ".."), ("1", "#"), ("1....1", "######"),
    ])
    func `are joined at the normal spacing of the samples, and open where some were missed`(
        text: String, joined: String
    ) {
        let held = columns(text).held.map { $0 == nil ? "." : "#" }.joined()
        #expect(held == joined)
    }
}
