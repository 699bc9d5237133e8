extension Color {
    /// The nearest colour that a terminal of this depth shows.
    public func reduced(to depth: ColorDepth) -> Color {
        guard self != .standard, depth != .none else { return .standard }
        switch (self, depth) {
        case (_, .direct), (.indexed, .indexed), (.standard, _):
            return self
        case (.rgb, .indexed):
            return .indexed(nearest(in: 16...255))
        case (.indexed(let index), .sixteen) where index < 16:
            return self
        case (.indexed(let index), .eight) where index < 16:
            // The bright eight differ from the plain ones in brightness alone.
            return .indexed(index % 8)
        case (_, .sixteen):
            return .indexed(nearest(in: 0...15))
        default:
            return .indexed(nearest(in: 0...7))
        }
    }

    private func nearest(in range: ClosedRange<Int>) -> UInt8 {
        let (red, green, blue) = components
        let best = range.min { left, right in
            Color.distance(left, red, green, blue) < Color.distance(right, red, green, blue)
        }
        return UInt8(clamping: best ?? 7)
    }

    private static func distance(_ index: Int, _ red: Int, _ green: Int, _ blue: Int) -> Int {
        let other = Color.indexed(UInt8(clamping: index)).components
        let (dr, dg, db) = (other.red - red, other.green - green, other.blue - blue)
        return dr * dr + dg * dg + db * db
    }

    /// Red, green and blue, 0–255; for an index those of xterm, which most terminals are near to.
    var components: (red: Int, green: Int, blue: Int) {
        switch self {
        case .standard:
            return (229, 229, 229)
        case .rgb(let red, let green, let blue):
            return (Int(red), Int(green), Int(blue))
        case .indexed(let index) where index < 16:
            let color = Color.basic[Int(index)]
            return (color >> 16, color >> 8 & 0xFF, color & 0xFF)
        case .indexed(let index) where index < 232:
            let place = Int(index) - 16
            return (Color.steps[place / 36], Color.steps[place / 6 % 6], Color.steps[place % 6])
        case .indexed(let index):
            let grey = 8 + 10 * (Int(index) - 232)
            return (grey, grey, grey)
        }
    }

    private static let steps = [0, 95, 135, 175, 215, 255]
    private static let basic = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
}
