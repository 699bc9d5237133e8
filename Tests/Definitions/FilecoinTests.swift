import Testing

@Suite struct `Filecoin` {
    @Test func `head gives its samples`() throws {
        try expect(
            "filecoin", "head",
            gives: """
                chain.height 5566778
                chain.block_age 30
                """)
    }

    @Test func `power gives its samples`() throws {
        try expect(
            "filecoin", "power",
            gives: """
                nodes.online 923
                nodes.total 660123
                power.raw 2.5018883701326316e+18
                power.quality_adjusted 2.1329464511213666e+19
                pledge.total 92123456.78901234
                """)
    }

    @Test func `overview gives its samples`() throws {
        try expect(
            "filecoin", "overview",
            gives: """
                chain.block_time 30.02
                supply.circulating 832512345.6789012
                supply.burned 45543311.204274595
                emissions.day 66249.0490882099
                """)
    }
}
