public import Catalog
public import Collection
public import History
public import Metrics
public import Storage
public import Terminal
internal import Text

/// What a chart needs to be read rightly, beside its lines.
struct ChartContext: Sendable {
    /// Stretches without values, and why.
    var gaps: [LineChart.Gap] = []
    /// Events that explain a step, with where each is said.
    var annotations: [Annotation] = []
}

extension Library {
    /// Why a chart of a series has gaps, and what happened meanwhile.
    func context(
        of series: Series, from source: String, columns: HeldColumns, window: ChartWindow
    ) throws -> ChartContext {
        ChartContext(
            gaps: try gaps(in: columns, over: window, [SourceID(network: series.network, source: source)]),
            annotations: catalog.annotations(of: [series], in: window))
    }

    /// Why nothing is drawn for some stretches.
    func gaps(
        in columns: HeldColumns, over window: ChartWindow, _ sources: [SourceID]
    ) throws -> [LineChart.Gap] {
        try history.gaps(in: columns, over: window, sources, of: catalog)
    }
}

extension History {
    /// Stretches that are looked into; of more the latest count.
    private static let gapLimit = 60

    /// Why nothing is drawn for some stretches; of several sources the first that was in trouble says it, by its name.
    ///
    /// Polls without an answer are the reason as far as they go: of a weekend without a poll one that failed on Friday
    /// says nothing.
    public func gaps(
        in held: HeldColumns, over window: ChartWindow, _ sources: [SourceID], of catalog: Catalog
    ) throws(StorageError) -> [LineChart.Gap] {
        let stretches = Array(held.gaps(in: window).suffix(Self.gapLimit))
        let troubles = try sources.map { source throws(StorageError) in
            try trouble(network: source.network, source: source.source, over: stretches.map(\.range))
        }
        return stretches.enumerated().flatMap { index, stretch in
            let found = zip(sources, troubles).lazy.compactMap { source, troubles in
                troubles[index].map { (source: source, trouble: $0) }
            }.first
            guard let (source, trouble) = found else { return stretch.gaps(as: nil) }
            let name: SafeText = sources.count == 1 ? "" : SafeText(source.network) + " "
            return stretch.gaps(
                as: (trouble, name + trouble.outcome.words), pause: catalog.longestPause(of: source))
        }
    }
}

extension Catalog {
    /// The longest time from one poll of a source to the next, in seconds: what fails is asked again within the hour.
    fileprivate func longestPause(of id: SourceID) -> Int64 {
        let every = self[id.network]?.sources.first { $0.id == id.source }?.every ?? .zero
        return max(3_600, every.components.seconds) * 5 / 4
    }
}

extension Catalog {
    /// Events in a window that concern any of some series.
    public func annotations(of series: [Series], in window: ChartWindow) -> [Annotation] {
        annotations.filter { annotation in
            (window.start..<window.end).contains(annotation.at.seconds)
                && series.contains { annotation.concerns($0.network, $0.metric) }
        }
    }
}

extension Annotation {
    /// What a chart writes under the moment.
    public var note: LineChart.Note { LineChart.Note(at: at.seconds, SafeText(text)) }

    /// What is told where a figure's origin is asked for.
    var fact: Fact { Fact(name: SafeText(at.day), text: SafeText("\(text) (\(source))")) }
}

extension Outcome {
    /// In a shaded gap.
    fileprivate var words: SafeText {
        switch self {
        case .ok: "no value"
        case .noData(let reason): SafeText("no data: \(reason)")
        case .failed(let reason): SafeText("failed: \(reason)")
        case .limited: "limited by the source"
        case .needsKey(let name): SafeText("needs the key \(name)")
        case .unmeasured(let reason): SafeText("not measured: \(reason)")
        }
    }
}

extension HeldColumns {
    /// A stretch of two columns or more without values.
    fileprivate struct Gap {
        let range: TimeRange
        /// Whether there are values before it, and after it.
        let (hasBefore, hasAfter): (Bool, Bool)

        /// As it is told: polls in trouble, up to a pause around them, and on both sides what was not measured.
        ///
        /// Before the first value and after the last one there may just be nothing yet.
        func gaps(as trouble: (polls: Trouble, reason: SafeText)?, pause: Int64 = 0) -> [LineChart.Gap] {
            let (start, end) = (range.start.seconds, range.end.seconds)
            let notMeasured: SafeText = "not measured"
            guard let (polls, reason) = trouble else {
                return hasBefore && hasAfter
                    ? [LineChart.Gap(start: start, end: end, reason: notMeasured)] : []
            }
            let first = polls.first.seconds - start <= pause ? start : polls.first.seconds
            let last = end - polls.newest.seconds <= pause ? end : polls.newest.seconds
            guard first < last else {
                let text = notMeasured + "; asked once: " + reason
                return [LineChart.Gap(start: start, end: end, reason: text)]
            }
            return [
                hasBefore ? LineChart.Gap(start: start, end: first, reason: notMeasured) : nil,
                LineChart.Gap(start: first, end: last, reason: reason),
                hasAfter ? LineChart.Gap(start: last, end: end, reason: notMeasured) : nil,
            ]
            .compactMap(\.self).filter { $0.start < $0.end }
        }
    }

    /// From the last sample before to the first one after, whatever columns these fall into.
    fileprivate func gaps(in window: ChartWindow) -> [Gap] {
        var gaps: [Gap] = []
        var first: Int?
        for index in 0...columns.count {
            if index < columns.count, columns[index] == nil {
                first = first ?? index
            } else if let start = first {
                first = nil
                guard index - start >= 2 else { continue }
                let before = start > 0 ? columns[start - 1]?.times.upperBound : nil
                let after = index < columns.count ? columns[index]?.times.lowerBound : nil
                let begin = max(window.start, before ?? window.start)
                gaps.append(
                    Gap(
                        range: TimeRange(
                            Timestamp(seconds: begin),
                            Timestamp(seconds: max(begin + 1, min(window.end, after ?? window.end)))),
                        hasBefore: start > 0 || hasEarlier, hasAfter: index < columns.count || hasLater))
            }
        }
        return gaps
    }
}
