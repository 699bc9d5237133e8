internal import Glibc
internal import Text

/// Round numbers along a value axis.
struct ValueTicks {
    /// What its numbers count.
    let unit: AxisUnit
    /// The distance between neighbours: 1, 2 or 5 times a power of ten, of the unit.
    let step: Double
    /// The multiples of the step on the axis, from the lowest.
    let values: [Double]
    /// The lower end of the axis: a fifth of a step or less under the lowest value.
    let low: Double
    /// The upper end of the axis: a fifth of a step or less over the highest value.
    let high: Double

    /// The smallest round step with which at most `count` intervals lie between `low` and `high`; one at least of values
    /// that are whole.
    init(
        covering low: Double, _ high: Double, atMost count: Int,
        in unit: (Double) -> AxisUnit = AxisUnit.decimal, areWhole: Bool = false
    ) {
        self.init(
            covering: low, high, atMost: count, counting: unit(Swift.max(low.magnitude, high.magnitude)),
            leastStep: areWhole ? 1 : 0)
        // The topmost tick may lie above the values, where a greater unit begins.
        let reached = unit(values.map(\.magnitude).max() ?? 0)
        if reached.size > self.unit.size {
            self.init(
                covering: low, high, atMost: count, counting: reached, leastStep: areWhole ? 1 : 0)
        }
    }

    private init(
        covering lowest: Double, _ highest: Double, atMost count: Int, counting unit: AxisUnit,
        leastStep: Double
    ) {
        // A flat series still gets an axis: a little room around it, from 0 to 1 if it is zero throughout.
        let room = highest > lowest ? 0 : lowest.magnitude * 0.05
        let isZero = lowest == 0 && highest == 0
        let (low, high) = ((lowest - room) / unit.size, isZero ? 1 : (highest + room) / unit.size)
        let wanted = Double(max(1, count))
        var step = ValueTicks.roundStep(atLeast: max((high - low) / wanted / 3, leastStep / unit.size))
        while (high / step).rounded(.down) - (low / step).rounded(.up) > wanted, step < 1e300 {
            step = ValueTicks.roundStep(atLeast: step * 1.01)
        }
        let fifth = step / 5
        let bottom = (low / fifth + 1e-9).rounded(.down) * fifth
        let top = (high / fifth - 1e-9).rounded(.up) * fifth
        let first = (bottom / step - 1e-9).rounded(.up)
        let intervals = min(wanted + 1, max(0, (top / step + 1e-9).rounded(.down) - first))
        self.unit = unit
        (self.low, self.high, self.step) = (bottom * unit.size, top * unit.size, step * unit.size)
        values = (0...Int(intervals)).map { (first + Double($0)) * step * unit.size }
    }

    private static func roundStep(atLeast size: Double) -> Double {
        guard size.isFinite, size > 1e-300 else { return 1 }
        let power = pow(10, floor(log10(size)))
        let factor = [1, 2, 5, 10].first { $0 * power >= size * 0.999_999 } ?? 10
        return factor * power
    }

    /// The value as its axis writes it: in the axis's unit, with as many decimals as the step needs.
    func label(_ value: Double) -> SafeText {
        // A multiple of the step is nothing, or far from it.
        if unit.isPrefix, !unit.name.isEmpty, value.magnitude < step / 2 { return "0" }
        return unit.text(ValueTicks.decimal(value / unit.size, decimals: decimals(of: step / unit.size)))
    }

    private func decimals(of step: Double) -> Int {
        guard step > 0, step < 1 else { return 0 }
        return min(12, Int((-log10(step) - 1e-9).rounded(.up)))
    }

    private static func decimal(_ value: Double, decimals: Int) -> String {
        let scaled = (value.magnitude * pow(10, Double(decimals))).rounded()
        guard scaled < 9e15 else { return "\(value)" }
        let digits = String(Int64(scaled))
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard decimals > 0 else { return sign + NumberText.grouped(digits) }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return "\(sign)\(NumberText.grouped(padded.dropLast(decimals))).\(padded.suffix(decimals))"
    }
}
