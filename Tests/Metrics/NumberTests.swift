import Metrics
import Testing

@Suite struct NumberTests {
    @Test(arguments: [
        (0.0, "0"), (1.19, "1.19"), (2.5, "2.5"), (0.072204665, "0.0722"), (81.0, "81"), (81.26, "81.3"),
        (1_446, "1 446"), (30_296, "30 296"), (999_499, "999 499"), (1_060_000, "1.06 M"), (-1_446, "−1 446"),
        (0.999, "0.999"), (9.999, "10"), (99.96, "100"), (999.6, "1 000"), (999_999.6, "1.00 M"),
        (2.1e9, "2.10 G"), (3.4e12, "3.40 T"), (7.2e-8, "7.20e-8"), (1e21, "1.00e21"), (.nan, "?"),
        (.infinity, "?"),
    ])
    func shortKeepsThreeFigures(value: Double, text: String) {
        #expect(Number.short(value) == text)
    }

    @Test(arguments: [
        (2.5, 2, "2.50"), (-0.004, 2, "0.00"), (67.12719, 6, "67.127190"), (0.5, 0, "1"),
        (1e300, 2, "1e+300"),
    ])
    func fixedKeepsItsDecimals(value: Double, decimals: Int, text: String) {
        #expect(Number.fixed(value, decimals: decimals) == text)
    }

    @Test(arguments: [
        (30_296.4, "30 296"), (-1_446, "−1 446"), (1e16, "1.00e16"), (.nan, "?"), (-.infinity, "?"),
    ])
    func `thousands are grouped`(value: Double, text: String) {
        #expect(Number.grouped(value) == text)
    }

    @Test(arguments: [
        (512.0, "512 B"), (1_024, "1 KiB"), (2.17 * 0x1p60, "2.17 EiB"), (9.7e18, "8.41 EiB"),
        (1e24, "847 ZiB"),
    ])
    func bytesCarryABinaryPrefix(value: Double, text: String) {
        #expect(Number.binary(value) == text)
    }

    @Test func unitsShowThemselves() {
        #expect(Unit.ratio.text(0.81) == "81 %")
        #expect(Unit.seconds.text(720) == "12 min")
        #expect(Unit(rawValue: "USD/GPU-hour").textWithName(2.56) == "2.56 USD/GPU-hour")
        #expect(Unit.gpuPrice.textWithShortName(2.56) == "2.56 $/GPU-h")
        #expect(Unit(rawValue: "USD/TiB-month").shortName == "$/TiB-mo")
        #expect(Unit(rawValue: "USD").textWithShortName(0.543) == "$0.543")
        #expect(Unit.bytes.textWithShortName(0x1p40) == "1 TiB" && Unit.blocks.shortName == "blocks")
        #expect(Unit.count.textWithName(62) == "62")
        #expect(Unit.seconds.nameBesideText(of: 1) == nil && Unit.blocks.nameBesideText(of: 1) == "blocks")
        #expect(Unit.ratio.text(-0.0215) == "−2.15 %")
        #expect(Unit.seconds.text(104) == "1 min")
        // A clock ahead of ours: what is less than nothing is not nothing.
        #expect(Unit.seconds.text(-9) == "−9 s" && Unit.seconds.text(-720) == "−12 min")
    }

    @Test(
        arguments: [
            (0.81, "81 %"), (1, "100 %"), (9.99, "999 %"), (9.996, "10 ×"), (12.4, "12.4 ×"),
            (1_149.02, "1 149 ×"), (2.5e6, "2.50 M ×"), (-12.4, "−12.4 ×"), (-0.0, "0 %"), (.nan, "?"),
        ] as [(Double, String)])
    func ratiosReadAsMultiplesFromTenTimesOn(value: Double, text: String) {
        #expect(Unit.ratio.text(value) == text)
        #expect(Unit.ratio.textWithName(value) == text)
    }

    @Test(
        arguments: [
            (182.4, "182 ms"), (9_999, "9 999 ms"), (9_999.6, "10 s"), (61_017, "61 s"), (12_345, "12.3 s"),
        ] as [(Double, String)])
    func longMillisecondsReadAsSeconds(value: Double, text: String) {
        #expect(Unit.milliseconds.textWithName(value) == text)
        #expect(Unit.milliseconds.axis(upTo: value)?.name == (text.hasSuffix("ms") ? nil : "s"))
    }

    @Test(
        arguments: [
            (1, "100 %", "100", "100.0"), (0.9997, "99.9 %", "99", "99.9"), (0.996, "99.6 %", "99", "99.6"),
            (0.3 + 0.3 + 0.4 - 1e-16, "100 %", "100", "100.0"), (-0.9997, "−99.9 %", "−100", "−100.0"),
            (1.0003, "100 %", "100", "100.0"), (0.5, "50 %", "50", "50.0"),
        ] as [(Double, String, String, String)])
    func whatIsNotAllNeverReadsAsAll(ratio: Double, text: String, whole: String, tenths: String) {
        #expect(Unit.ratio.text(ratio) == text)
        #expect(Number.percent(ratio, decimals: 0) == whole && Number.percent(ratio, decimals: 1) == tenths)
    }

    @Test(
        arguments: [(0.2, "20 %"), (12.4, "1 240 %"), (-0.0215, "−2.15 %")] as [(Double, String)])
    func changesStayInPercent(value: Double, text: String) {
        #expect(Unit.change.textWithName(value) == text)
    }

    @Test(
        arguments: [(0.5, "%"), (9.99, "%"), (9.996, "×"), (1_149, "×")] as [(Double, String)])
    func anAxisOfRatiosCountsInPercentOrMultiples(greatest: Double, name: String) {
        #expect(Unit.ratio.axis(upTo: greatest)?.name == name)
        #expect(Unit.ratio.axisTitle(upTo: greatest) == name)
        #expect(Unit.bytes.axisTitle(upTo: greatest) == "bytes")
    }

    @Test(arguments: [(3.0, "3.00"), (0.4, "0.40"), (0.0722, "0.072"), (0.096, "0.10"), (12.3, "12.30")])
    func pricesOfGPUsKeepTheirDecimals(value: Double, text: String) {
        #expect(Unit.gpuPrice.text(value) == text)
    }

    @Test(arguments: [(21_600, "6 h"), (90, "90 s"), (600, "10 min"), (604_800, "7 d")])
    func durationsAreWords(seconds: Int64, text: String) {
        #expect(Duration.seconds(seconds).words == text)
    }

    @Test(
        arguments: [
            (0.012, "▲ 1.2 points"), (-0.03, "▼ 3.0 points"), (0.0001, "= 0.0 points"), (nil, nil),
        ]
            as [(Double?, String?)])
    func differencesOfRatiosAreInPoints(difference: Double?, text: String?) {
        #expect(Number.points(difference) == text)
    }

    @Test(
        arguments: [
            (0.03, "▲ 3.0 %"), (-0.021, "▼ 2.1 %"), (0.0001, "= 0.0 %"), (0.99949, "▲ 99.9 %"),
            (0.9996, "▲ 100 %"), (-12.3, "▼ 1 230 %"), (nil, nil),
        ]
            as [(Double?, String?)])
    func changesCarryASign(ratio: Double?, text: String?) {
        #expect(Number.change(ratio) == text)
    }

    @Test(
        arguments: [
            (0.33, "33.0 %"), (0.526, "52.6 %"), (-0.77, "−77.0 %"), (1, "100 %"), (0.99999, "99.9 %"),
            (0.0123, "1.2 %"), (0.00123, "0.123 %"), (0, "0 %"), (12.3, "1 230 %"),
        ])
    func percentagesOfAColumnShareADecimal(ratio: Double, text: String) {
        #expect(Unit.change.columnText(ratio) == text)
    }
}
