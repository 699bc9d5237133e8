/// Where values stand between the bottom and the top of a chart.
struct ValueScale {
    let low: Double
    let high: Double

    /// The row of dots that shows `value`, 0 at the top; values beyond the scale stand at its ends.
    func row(of value: Double, rows: Int) -> Int {
        let part = (high - value) / (high - low)
        guard part > 0 else { return 0 }
        return part < 1 ? Int((part * Double(rows - 1)).rounded()) : rows - 1
    }
}
