import TestSupport
import Testing
import Text

@Suite struct `Any text at all` {
    /// Scalars of every kind that has ever broken a terminal, and some that never did.
    private static let hostile: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0xFF, 0x300...0x36F, 0x600...0x6FF, 0x1100...0x11FF,
        0x2000...0x206F, 0x20D0...0x20FF, 0x2028...0x202E, 0x4E00...0x4EFF, 0xE000...0xE0FF, 0xFE00...0xFE0F,
        0xFFF0...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0x1F600...0x1F64F, 0xE0000...0xE007F,
        0x10FF00...0x10FFFF,
    ]

    @Test func `comes out printable, with its width counted and within its limit`() throws {
        var random = SplitMix64(seed: 42)
        for _ in 0..<2_000 {
            let outside = Self.text(from: &random)
            let text = SafeText(outside, limit: 40)
            var previousWidth = 0
            var width = 0
            for scalar in text.string.unicodeScalars {
                let category = scalar.properties.generalCategory
                let isForbidden: [Unicode.GeneralCategory] = [
                    .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
                    .paragraphSeparator,
                ]
                try #require(
                    !isForbidden.contains(category),
                    "\(scalar.escaped(asASCII: true)) of \(outside.debugDescription)")
                let own = CellWidth.of(scalar)
                try #require(
                    own > 0 || previousWidth > 0, "a mark without its own base in \(outside.debugDescription)"
                )
                previousWidth = own
                width += own
            }
            try #require(text.width == width)
            try #require(text.width <= 2 * 40 + 1)
            let cells = Int.random(in: 0...30, using: &random)
            try #require(text.fitted(to: cells).width == cells)
            try #require(text.clipped(to: cells).width <= cells)
            try #require(SafeText(text.string) == text, "sanitizing twice changes nothing")
            if cells > 1 { try #require(text.wrapped(to: cells).allSatisfy { $0.width <= cells }) }
        }
    }

    private static func text(from random: inout SplitMix64) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            let range = hostile[Int.random(in: 0..<hostile.count, using: &random)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
