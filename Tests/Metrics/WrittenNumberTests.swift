import Metrics
import Testing

@Suite struct `Written numbers` {
    @Test(
        arguments: [
            ("2.5", 2.5, nil), ("30 296", 30_296, nil), ("1.06 M", 1_060_000, nil), ("-4", -4, nil),
            ("−4", -4, nil), ("1e20", 1e20, nil), ("43.8 TiB", 43.8 * 0x1p40, .bytes),
            ("512 B", 512, .bytes), ("7 %", 0.07, .ratio), ("7%", 0.07, .ratio),
            ("12 ×", 12, .ratio), ("12x", 12, .ratio), ("1 149 ×", 1_149, .ratio),
        ] as [(String, Double, Metrics.Unit?)])
    func `are read with what they count`(text: String, value: Double, unit: Metrics.Unit?) {
        let number = WrittenNumber(text)
        #expect(number?.value == value && number?.unit == unit)
    }

    @Test(arguments: [
        "", "x", "×", "nan", "inf", "0x10", "12 min", "TiB", "1e999", "2.5 TB", "1.2.3", "7 ×%",
    ])
    func `are refused when they are none`(text: String) {
        #expect(WrittenNumber(text) == nil)
    }
}
