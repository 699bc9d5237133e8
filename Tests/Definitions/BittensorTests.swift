import Testing

@Suite struct `Bittensor` {
    @Test func `head gives its samples`() throws {
        try expect(
            "bittensor", "head",
            gives: """
                chain.height 9588367
                """)
    }

    @Test func `subnets gives its samples`() throws {
        try expect(
            "bittensor", "subnets",
            gives: """
                subnets 3
                neurons 832
                neurons{subnet=0} 64
                neurons{subnet=1} 256
                neurons{subnet=51} 256
                neurons{subnet=64} 256
                pool.reserve 282354.607891234
                pool.reserve{subnet=1} 22079.4
                pool.reserve{subnet=51} 61234.567891234
                pool.reserve{subnet=64} 199040.64
                """)
    }

    @Test func `alpha-prices gives its samples`() throws {
        try expect(
            "bittensor", "alpha-prices",
            gives: """
                alpha.price{subnet=1} 0.009531467
                alpha.price{subnet=51} 0.040823045
                alpha.price{subnet=64} 0.072094101
                """)
    }
}
