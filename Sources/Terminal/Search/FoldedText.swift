internal import Text

/// Texts one behind the other, in small letters, with what a match is worth at each place.
struct FoldedText: Sendable {
    /// Where each text ends.
    private var ends: [Int] = []
    private(set) var scalars: [UInt32] = []
    private(set) var bonuses: [Int16] = []

    /// Scalars of a text that are searched; the rest is not.
    private static let limit = 512

    var count: Int { ends.count }

    func range(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    mutating func append(_ text: SafeText) {
        var previous = Kind.other
        for scalar in text.string.unicodeScalars.prefix(FoldedText.limit) {
            let kind = Kind(scalar)
            scalars.append(FoldedText.fold(scalar))
            bonuses.append(FoldedText.bonus(of: kind, after: previous))
            previous = kind
        }
        ends.append(scalars.count)
    }

    /// The small letter of a letter, where it is a single one.
    static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
        let value = scalar.value
        if value < 0x80 { return (0x41...0x5A).contains(value) ? value + 0x20 : value }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        return small.count == 1 ? small.first?.value ?? value : value
    }

    private enum Kind {
        case lower, upper, digit, other

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x61...0x7A: self = .lower
            case 0x41...0x5A: self = .upper
            case 0x30...0x39: self = .digit
            case 0..<0x80: self = .other
            default: self = scalar.properties.isAlphabetic ? .lower : .other
            }
        }
    }

    private static func bonus(of kind: Kind, after previous: Kind) -> Int16 {
        switch (previous, kind) {
        case (_, .other): 0
        case (.other, _): 8
        case (.lower, .upper), (.lower, .digit), (.upper, .digit): 7
        default: 0
        }
    }
}
