import Testing

@Suite struct `Arweave` {
    @Test func `info gives its samples`() throws {
        try expect(
            "arweave", "info",
            gives: """
                chain.height 1811904
                """)
    }

    @Test func `turbo-rates gives its samples`() throws {
        try expect(
            "arweave", "turbo-rates",
            gives: """
                storage.price.permanent 29.69
                """)
    }
}
