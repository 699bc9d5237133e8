import Metrics
import Testing

@Suite struct GPUNamesTests {
    let names = GPUNames([
        .init(name: "h100", title: "H100", spellings: ["H100 80GB HBM3", "h100 sxm", "h100 80gb"]),
        .init(name: "h100-pcie", title: "H100 PCIe", spellings: ["H100 80GB PCIe"]),
        .init(name: "a100-80gb", title: "A100 80GB", spellings: ["a100 80gb sxm"]),
        .init(name: "a100-80gb-pcie", title: "A100 80GB PCIe", spellings: []),
        .init(name: "rtx4090", title: "RTX 4090", spellings: ["rtx 4090"]),
    ])

    @Test(
        arguments: [
            ("a100", "80Gi", "SXM4", "a100-80gb"), ("a100", "80Gi", "PCIe", "a100-80gb-pcie"),
            ("a100", "81920MB", nil, "a100-80gb"), ("H100 80GB HBM3", nil, nil, "h100"),
            ("h100", "80Gi", "SXM5", "h100"),
            ("h100", "80Gi", "PCIe", "h100-pcie"), ("GeForce RTX 4090", nil, nil, "rtx4090"),
            ("NVIDIA GeForce RTX 4090", "24 GB", nil, "rtx4090"), ("pro6000mq", "96Gi", "PCIe", "pro6000mq"),
            ("M2 Ultra", nil, nil, "m2-ultra"), ("  ", nil, nil, "unknown"),
        ] as [(String, String?, String?, String)])
    func everySpellingBecomesOne(text: String, memory: String?, interface: String?, name: String) {
        #expect(names.name(of: text, memory: memory, interface: interface) == name)
    }
}
