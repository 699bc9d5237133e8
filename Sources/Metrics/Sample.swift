/// One value of one series at one time.
public struct Sample: Hashable, Sendable {
    public let series: Series
    /// A whole second: the slot of the poll that brought it, or the source's own time.
    public let time: Timestamp
    /// In the metric's unit; always finite.
    public let value: Double

    public init(_ series: Series, at time: Timestamp, _ value: Double) {
        self.series = series
        self.time = time
        self.value = value
    }
}

/// How a sample came to be here; kept for ever.
public enum Origin: String, CaseIterable, Codable, Sendable {
    /// A poll of the live source.
    case measured
    /// A history that the source itself keeps, fetched later.
    case backFilled = "back-filled"
    /// A recorded answer played back.
    case recorded
    /// Made up by `assay demo`; marked wherever it shows.
    case generated
}

extension Origin {
    /// What rests on all of several is: generated as soon as one of them is; nil where there is none.
    public static func leastGenuine(of origins: some Sequence<Origin>) -> Origin? {
        let origins = Set(origins)
        return [.generated, .recorded, .backFilled, .measured].first(where: origins.contains)
    }
}

/// Whether a sample may be counted on.
public enum Quality: String, CaseIterable, Codable, Sendable {
    case good
    /// Out of its plausible bounds, or a jump beyond its limit, and not confirmed yet.
    case quarantined
}
