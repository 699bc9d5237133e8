import Testing

@Suite struct `io.net` {
    @Test func `market-snapshot gives its samples`() throws {
        try expect(
            "ionet", "market-snapshot",
            gives: """
                gpu.total{gpu=a100-80gb} 128
                gpu.rented{gpu=a100-80gb} 128
                gpu.available{gpu=a100-80gb} 0
                gpu.price.min{gpu=a100-80gb} 0.99
                gpu.price.median{gpu=a100-80gb} 0.99
                gpu.price.max{gpu=a100-80gb} 0.99
                gpu.offers{gpu=a100-80gb} 1
                gpu.total{gpu=a100-80gb-pcie} 32
                gpu.rented{gpu=a100-80gb-pcie} 30
                gpu.available{gpu=a100-80gb-pcie} 2
                gpu.price.min{gpu=a100-80gb-pcie} 0.89
                gpu.price.median{gpu=a100-80gb-pcie} 0.89
                gpu.price.max{gpu=a100-80gb-pcie} 0.89
                gpu.offers{gpu=a100-80gb-pcie} 1
                gpu.total{gpu=h100} 512
                gpu.rented{gpu=h100} 488
                gpu.available{gpu=h100} 24
                gpu.price.min{gpu=h100} 1.19
                gpu.price.median{gpu=h100} 1.19
                gpu.price.max{gpu=h100} 1.19
                gpu.offers{gpu=h100} 1
                gpu.total{gpu=h100-pcie} 64
                gpu.rented{gpu=h100-pcie} 40
                gpu.available{gpu=h100-pcie} 24
                gpu.price.min{gpu=h100-pcie} 1.35
                gpu.price.median{gpu=h100-pcie} 1.35
                gpu.price.max{gpu=h100-pcie} 1.35
                gpu.offers{gpu=h100-pcie} 1
                gpu.total{gpu=mi300x} 16
                gpu.rented{gpu=mi300x} 9
                gpu.available{gpu=mi300x} 7
                gpu.price.min{gpu=mi300x} 1.85
                gpu.price.median{gpu=mi300x} 1.85
                gpu.price.max{gpu=mi300x} 1.85
                gpu.offers{gpu=mi300x} 1
                gpu.total{gpu=rtx4090} 660
                gpu.rented{gpu=rtx4090} 621
                gpu.available{gpu=rtx4090} 39
                gpu.price.min{gpu=rtx4090} 0.25
                gpu.price.median{gpu=rtx4090} 0.27
                gpu.price.max{gpu=rtx4090} 0.29
                gpu.offers{gpu=rtx4090} 2
                gpu.total 1412
                gpu.rented 1316
                gpu.available 96
                """)
    }
}
