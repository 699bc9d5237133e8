public import Text

/// Parts of a whole in one row: shares of a market, or the phases of an answer on a common scale.
///
/// Parts differ in colour and in shade, so that they can be told apart without colours.
public struct SegmentedBar: Hashable, Sendable {
    public struct Segment: Hashable, Sendable {
        public var name: SafeText
        /// Not negative; anything else counts as nothing.
        public var value: Double

        public init(_ name: SafeText, _ value: Double) {
            self.name = name
            self.value = value
        }

        var size: Double { value.isFinite ? max(0, value) : 0 }
    }

    public var segments: [Segment]
    /// What the whole width stands for; nil when the parts fill it, as shares do.
    public var scale: Double?

    public init(_ segments: [Segment], scale: Double? = nil) {
        self.segments = segments
        self.scale = scale
    }

    /// Draws into the first row of `rect`; a part that is wide enough has its name in it when `hasNames`.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme, hasNames: Bool = false) {
        var rest = rect.row(0)
        for (index, width) in widths(in: rest.columns).enumerated() {
            let room = rest.takeLeft(width)
            let style = theme[.line(index)]
            for column in 0..<room.columns {
                let place = Position(column: room.column + column, row: room.row)
                grid.place(SegmentedBar.shade(index, theme), at: place, style: style, clip: room)
            }
            let name = segments[index].name
            guard hasNames, name.width + 2 <= room.columns else { continue }
            grid.draw(" " + name + " ", in: room, style: style, alignment: .center)
        }
    }

    /// The parts with what stands for them, `text` behind each name.
    public func legend(theme: Theme, text: (Segment) -> SafeText) -> Legend {
        Legend(
            segments.enumerated().map { index, segment in
                let sign = SafeText(String(Character(SegmentedBar.shade(index, theme))))
                return Legend.Entry(
                    sign: sign, name: segment.name + " " + text(segment), role: .line(index))
            })
    }

    /// How many cells each part takes: the largest remainders get the cells that rounding leaves over.
    func widths(in columns: Int) -> [Int] {
        let sum = segments.reduce(0) { $0 + $1.size }
        guard sum > 0, sum.isFinite, columns > 0 else { return segments.map { _ in 0 } }
        let whole = scale.map { $0.isFinite ? max($0, sum) : sum } ?? sum
        let exact = segments.map { $0.size / whole * Double(columns) }
        var widths = exact.map { Int($0) }
        var left = Int((sum / whole * Double(columns)).rounded()) - widths.reduce(0, +)
        let order = exact.indices.sorted {
            exact[$0] - exact[$0].rounded(.down) > exact[$1] - exact[$1].rounded(.down)
        }
        for index in order where left > 0 {
            widths[index] += 1
            left -= 1
        }
        return widths
    }

    private static func shade(_ index: Int, _ theme: Theme) -> Unicode.Scalar {
        theme.glyphs.parts[index % theme.glyphs.parts.count]
    }
}
