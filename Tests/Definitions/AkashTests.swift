import Testing

@Suite struct `Akash` {
    @Test func `capacity gives its samples`() throws {
        try expect(
            "akash", "capacity",
            gives: """
                nodes.online 62
                gpu.total 442
                gpu.rented 361
                gpu.available 77
                memory.total 109341089038336
                memory.rented 48112035266560
                storage.total 573616201536520
                storage.used 113616201536520
                cpu.total 21614
                cpu.rented 11842.5
                """)
    }

    @Test func `gpu-prices gives its samples`() throws {
        try expect(
            "akash", "gpu-prices",
            gives: """
                gpu.price.min{gpu=a100-80gb} 1.02
                gpu.price.min{gpu=a100-40gb-pcie} 0.8
                gpu.price.min{gpu=h100} 2.04
                gpu.price.min{gpu=h100-pcie} 1.95
                gpu.price.min{gpu=h200} 2.7
                gpu.price.min{gpu=rtx4090} 0.29
                gpu.price.min{gpu=rtxpro6000-se} 1.1
                gpu.price.min{gpu=v100-16gb} 0.3
                gpu.price.median{gpu=a100-80gb} 1.74
                gpu.price.median{gpu=a100-40gb-pcie} 0.82
                gpu.price.median{gpu=h100} 2.56
                gpu.price.median{gpu=h100-pcie} 1.95
                gpu.price.median{gpu=h200} 3
                gpu.price.median{gpu=rtx4090} 0.41
                gpu.price.median{gpu=rtxpro6000-se} 1.19
                gpu.price.median{gpu=v100-16gb} 0.3
                gpu.price.max{gpu=a100-80gb} 1.9
                gpu.price.max{gpu=a100-40gb-pcie} 0.84
                gpu.price.max{gpu=h100} 3.1
                gpu.price.max{gpu=h100-pcie} 1.95
                gpu.price.max{gpu=h200} 3.6
                gpu.price.max{gpu=rtx4090} 0.6
                gpu.price.max{gpu=rtxpro6000-se} 1.35
                gpu.price.max{gpu=v100-16gb} 0.3
                """)
    }

    @Test func `dashboard gives its samples`() throws {
        try expect(
            "akash", "dashboard",
            gives: """
                chain.height 24871233
                leases.active 812
                spend.day 7834.76137824
                spend.total 8123456.7890125
                supply.total 289104512.345678
                staked 125000000
                """)
    }
}
