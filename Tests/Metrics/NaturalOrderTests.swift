import Metrics
import Testing

@Suite struct NaturalOrderTests {
    /// As `sort -V` of GNU coreutils orders them.
    @Test(arguments: [
        ["0", "1", "9", "10", "13", "120"],
        ["gpu 2", "gpu 10", "gpu a"],
        ["a", "a1", "a01b", "a2"],
        ["", "0", "a"],
        ["netuid=3,hot=2", "netuid=3,hot=11", "netuid=12,hot=1"],
        ["x18446744073709551616", "x18446744073709551617"],
    ]) func `numbers inside a text count as numbers`(texts: [String]) {
        #expect(texts.shuffled().sorted { $0.naturallyPrecedes($1) } == texts)
    }

    @Test func `equal numbers that are written otherwise have an order, and a text none with itself`() {
        #expect("01".naturallyPrecedes("1") != "1".naturallyPrecedes("01"))
        #expect(!"a1".naturallyPrecedes("a1"))
    }
}
