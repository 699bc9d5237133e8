internal import Glibc
internal import Text

/// The ends of a value axis and the labels on it.
struct AxisTicks {
    let low: Double
    let high: Double
    let labels: [(value: Double, text: SafeText)]

    /// At most about `count` labels for values from `low` to `high`, none between whole numbers where values are whole; a
    /// logarithmic axis needs a positive `low`.
    init(
        covering low: Double, _ high: Double, atMost count: Int, scaling: Scaling,
        in unit: ((Double) -> AxisUnit)?, areWhole: Bool = false
    ) {
        let differences = {
            ValueTicks(covering: low, high, atMost: count, in: unit ?? AxisUnit.decimal, areWhole: areWhole)
        }
        switch scaling {
        case .linear:
            self.init(differences())
        // Within one step of the ladder round differences read better, and leave no room empty.
        case .logarithmic where high < low * 3:
            self.init(differences())
        case .logarithmic:
            self.init(decadesCovering: low, high, atMost: max(2, count), in: unit)
        }
    }

    private init(_ ticks: ValueTicks) {
        (low, high) = (ticks.low, ticks.high)
        labels = ticks.values.map { ($0, ticks.label($0)) }
    }

    /// Powers of ten and, where there is room, their doubles and fives.
    ///
    /// Plain numbers get the prefix that each needs.
    private init(
        decadesCovering lowest: Double, _ highest: Double, atMost count: Int, in unit: ((Double) -> AxisUnit)?
    ) {
        // A value that is nothing beside the unit has no decade in it.
        let fits = unit.map { lowest / $0(highest).size >= .leastNormalMagnitude } ?? true
        let unit = fits ? unit : nil
        let size = unit?(highest).size ?? 1
        let bottom = AxisTicks.round(lowest / size, up: false)
        let top = max(AxisTicks.round(highest / size, up: true), bottom * 1.000_001)
        let first = Int(floor(log10(bottom)))
        let last = Int(ceil(log10(top)))
        let ladders: [(mantissas: [Double], step: Int)] =
            [([1, 2, 5], 1), ([1, 3], 1)] + [1, 2, 3, 6, 12, 30, 100, 300, 600].map { ([1], $0) }
        var values: [Double] = []
        for ladder in ladders {
            values = stride(from: first, through: last, by: ladder.step).flatMap { power in
                ladder.mantissas.map { $0 * pow(10, Double(power)) }
            }
            .filter { $0 >= bottom * 0.999_999 && $0 <= top * 1.000_001 }
            if values.count <= count { break }
        }
        (self.low, self.high) = (bottom * size, top * size)
        guard values.count > 1 else {
            // Within one step of the ladder round differences read better.
            let ticks = ValueTicks(covering: self.low, self.high, atMost: count, in: unit ?? AxisUnit.decimal)
            labels = ticks.values.filter { $0 >= bottom * size && $0 <= top * size }
                .map { ($0, ticks.label($0)) }
            return
        }
        labels = values.map { value in
            let text = NumberText.short(value)
            return (value * size, unit.map { $0(highest).text(text.string) } ?? text)
        }
    }

    /// The nearest single digit times a power of ten that is not beyond the value.
    private static func round(_ value: Double, up: Bool) -> Double {
        let power = pow(10, floor(log10(value)))
        let digit = value / power
        let rounded = up ? (digit - 1e-9).rounded(.up) : (digit + 1e-9).rounded(.down)
        let result = max(1, rounded) * power
        return result.isFinite && result > 0 ? result : value
    }
}
