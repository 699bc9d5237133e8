import Testing

@Suite struct `CoinGecko` {
    @Test func `tokens gives its samples`() throws {
        try expect(
            "coingecko", "tokens",
            gives: """
                akash token.price 0.5434716
                ionet token.price 0.311
                bittensor token.price 312.45
                filecoin token.price 1.91
                arweave token.price 5
                akash token.market_cap 157120345.12
                ionet token.market_cap 88123456.5
                bittensor token.market_cap 3319876543.21
                filecoin token.market_cap 1590123456
                akash token.volume 6123456.78
                ionet token.volume 21034567.8
                bittensor token.volume 98765432.1
                filecoin token.volume 110234567.9
                arweave token.volume 8123456.7
                akash token.change -0.021482
                ionet token.change 0.004127
                bittensor token.change -0.008031
                filecoin token.change -0.0144
                """)
    }
}
