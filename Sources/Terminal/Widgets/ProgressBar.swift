public import Text

/// A progress in one row: `━━━━━━┈┈┈  42 %  1.2 k rows/s  3 min left`.
public struct ProgressBar: Hashable, Sendable {
    public var progress: Progress
    /// What is counted: `rows`, `days`.
    public var unit: SafeText

    public init(_ progress: Progress, unit: SafeText) {
        self.progress = progress
        self.unit = unit
    }

    /// Draws into the first row of `rect`; rate, time left and then the bar give way when there is little room.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect.row(0)
        var texts = [percent, rate, timeLeft].compactMap(\.self)
        while texts.count > 1, width(texts) + 8 > rest.columns { texts.removeLast() }
        let text = texts.joined(separator: "  ")
        let room = rest.takeRight(min(rest.columns, text.width))
        grid.draw(text, in: room, style: theme[.secondary])
        rest.takeRight(2)
        guard rest.columns >= 4, let part = progress.part else { return }
        let filled = Int((part * Double(rest.columns)).rounded(.down))
        for column in 0..<rest.columns {
            let place = Position(column: rest.column + column, row: rest.row)
            let isDone = column < filled
            grid.place(isDone ? "━" : "┈", at: place, style: theme[isDone ? .accent : .rule], clip: rest)
        }
    }

    private func width(_ texts: [SafeText]) -> Int { texts.reduce(0) { $0 + $1.width + 2 } }

    private var percent: SafeText {
        guard let part = progress.part else { return NumberText.short(progress.done) + " " + unit }
        // A hundred only when it is over.
        return "\(Int((part * 100).rounded(.down))) %"
    }

    private var rate: SafeText? { progress.rate.map { NumberText.short($0) + " " + unit + "/s" } }

    private var timeLeft: SafeText? {
        guard let seconds = progress.secondsLeft, seconds < 3_600_000 else { return nil }
        return switch seconds {
        case ..<100: "\(Int(seconds.rounded(.up))) s left"
        case ..<6_000: "\(Int((seconds / 60).rounded(.up))) min left"
        default: "\(Int((seconds / 3_600).rounded(.up))) h left"
        }
    }
}
