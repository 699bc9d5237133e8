/// What a value counts, as Data/Metrics.yaml writes it: `USD/GPU-hour`, `bytes`, `ratio`.
///
/// Any text is a unit; the ones named here are shown in a way of their own.
public struct Unit: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let count = Unit(rawValue: "count")
    public static let bytes = Unit(rawValue: "bytes")
    /// A part or a multiple of something; shown in percent, from ten times on as a multiple.
    public static let ratio = Unit(rawValue: "ratio")
    /// How many times as much something is as another: `1.22 ×`.
    public static let multiple = Unit(rawValue: "multiple")
    /// How far something moved, as a part of what it was; shown in percent, for "rose by 12 ×" is two things.
    public static let change = Unit(rawValue: "change")
    public static let seconds = Unit(rawValue: "seconds")
    public static let milliseconds = Unit(rawValue: "ms")
    /// What a GPU costs for an hour; shown with all its decimals, so that prices below each other can be compared.
    public static let gpuPrice = Unit(rawValue: "USD/GPU-hour")
    /// Unix seconds.
    public static let time = Unit(rawValue: "time")
    /// A height of a chain; shown in full.
    public static let blocks = Unit(rawValue: "blocks")
}

extension Unit {
    /// A value as a person reads it in a table, three significant figures, without the unit's name.
    ///
    /// Bytes carry their binary prefix (`2.17 EiB`), ratios their percent sign (`81 %`) or that of a multiple
    /// (`1 149 ×`), seconds read as an age (`12 min`), milliseconds from ten seconds on as seconds (`61 s`).
    public func text(_ value: Double) -> String {
        guard value.isFinite else { return "?" }
        return switch self {
        case .bytes: Number.binary(value)
        case .gpuPrice: Number.price(value)
        case .milliseconds where isLong(value): "\(Number.short(value / 1_000)) s"
        case .multiple: Number.multiple(value)
        case .ratio where Number.isMultiple(value): Number.multiple(value)
        case .ratio, .change: Number.percent(value)
        case .seconds where value.magnitude < 1e15:
            value.magnitude < 10
                ? "\(Number.short(value)) s"
                : (value < 0 ? "−" : "") + Duration.seconds(Int64(value.magnitude.rounded())).age
        case .time where value.magnitude < 1e12: Timestamp(seconds: Int64(value)).description
        case .blocks where value.magnitude < 1e15: Number.grouped(value)
        default: Number.short(value)
        }
    }

    /// ``text(_:)`` for a column of one unit: percentages of one to a hundred with one decimal, so that their points stand
    /// below each other (`33.0 %` below `52.6 %`).
    public func columnText(_ value: Double) -> String {
        guard [.ratio, .change].contains(self), (0.01..<1).contains(value.magnitude) else {
            return text(value)
        }
        return "\(Number.percent(value, decimals: 1)) %"
    }

    /// A value in as little room as it can be read in: `24.9 M` of a chain's height, the day of a time.
    public func compactText(_ value: Double) -> String {
        guard self == .time, value.magnitude < 1e12 else { return Number.short(value) }
        return Timestamp(seconds: Int64(value)).day
    }

    /// ``text(_:)`` with the unit's name where the text does not carry it: `2.56 USD/GPU-hour`.
    public func textWithName(_ value: Double) -> String {
        nameBesideText(of: value).map { "\(text(value)) \($0)" } ?? text(value)
    }

    /// The unit's name where ``text(_:)`` does not carry it; nil of `3 d`, `99.4 TiB`, `98 %` and a plain count.
    public func nameBesideText(of value: Double) -> String? {
        switch self {
        case .milliseconds where isLong(value): nil
        case .bytes, .ratio, .multiple, .change, .seconds, .time, .count: nil
        default: rawValue
        }
    }

    /// Its name in little room, as screens write it: `$/GPU-h` of `USD/GPU-hour`.
    public var shortName: String {
        guard rawValue.hasPrefix("USD") else { return rawValue }
        return "$"
            + rawValue.dropFirst(3).replacing("-hour", with: "-h").replacing("-month", with: "-mo")
            .replacing("million", with: "M")
    }

    /// ``textWithName(_:)`` for screens: `2.56 $/GPU-h`, `$0.543`.
    public func textWithShortName(_ value: Double) -> String {
        guard nameBesideText(of: value) != nil else { return text(value) }
        return shortName == "$" ? "$\(text(value))" : "\(text(value)) \(shortName)"
    }

    /// Its name for programs, which know how far something moved as the ratio that it is.
    public var vocabularyName: String { self == .change ? Self.ratio.rawValue : rawValue }

    /// Whether milliseconds read plainer as seconds.
    func isLong(_ milliseconds: Double) -> Bool { milliseconds.magnitude >= 9_999.5 }
}

extension Unit? {
    /// A value with its unit, where that is known.
    public func textWithName(_ value: Double) -> String { (self ?? .count).textWithName(value) }

    /// A value with its unit's short name, where that is known.
    public func textWithShortName(_ value: Double) -> String { (self ?? .count).textWithShortName(value) }
}
