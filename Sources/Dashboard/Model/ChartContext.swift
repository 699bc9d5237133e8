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
    /// Why a chart of a series has gaps, and what happened meanwhile; its columns are as drawn, slow series held.
    func context(
        of series: Series, from source: String, columns: [Column?], window: ChartWindow
    ) throws -> ChartContext {
        ChartContext(
            gaps: try history.gaps(
                in: columns, over: window, [SourceID(network: series.network, source: source)]),
            annotations: catalog.annotations(of: [series], in: window))
    }
}

extension History {
    /// Stretches that are looked into; of more the latest count.
    private static let gapLimit = 60

    /// Why nothing is drawn for some stretches; of several sources the first that was in trouble says it, by its name.
    public func gaps(
        in columns: [Column?], over window: ChartWindow, _ sources: [SourceID]
    ) throws(StorageError) -> [LineChart.Gap] {
        let stretches = Array(columns.gaps(in: window).suffix(Self.gapLimit))
        let troubles = try sources.map { source throws(StorageError) in
            try trouble(
                network: source.network, source: source.source, over: stretches.map(\.range)
            ).map { $0.map { sources.count == 1 ? $0.words : SafeText(source.network) + " " + $0.words } }
        }
        return stretches.enumerated().compactMap { index, stretch in
            let trouble = troubles.lazy.compactMap { $0[index] }.first
            // Before the first and after the last value there may just be nothing yet.
            if trouble == nil, !stretch.isInside { return nil }
            return LineChart.Gap(
                start: stretch.range.start.seconds, end: stretch.range.end.seconds,
                reason: trouble ?? "not measured")
        }
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

extension [Column?] {
    /// A stretch of two columns or more without values.
    fileprivate struct Gap {
        let range: TimeRange
        /// Whether there are values before and after it.
        let isInside: Bool
    }

    fileprivate func gaps(in window: ChartWindow) -> [Gap] {
        var gaps: [Gap] = []
        var first: Int?
        for index in 0...count {
            if index < count, self[index] == nil {
                first = first ?? index
            } else if let start = first {
                first = nil
                guard index - start >= 2 else { continue }
                gaps.append(
                    Gap(
                        range: TimeRange(
                            Timestamp(seconds: window.time(of: start, of: count)),
                            Timestamp(seconds: window.time(of: index, of: count))),
                        isInside: start > 0 && index < count))
            }
        }
        return gaps
    }
}

extension ChartWindow {
    /// When a column of `count` begins.
    fileprivate func time(of column: Int, of count: Int) -> Int64 {
        start + (end - start) * Int64(column) / Int64(count)
    }
}
