public import Analysis
public import Metrics

/// Derived figures for people and for programs.
public struct DerivedTable: Sendable {
    let at: Timestamp
    let figures: [DerivedFigure]
    let vocabulary: Vocabulary

    /// Takes the figures of one moment, those of one network beside each other.
    public init(_ figures: [DerivedFigure], at: Timestamp, vocabulary: Vocabulary) {
        self.at = at
        self.figures = figures
        self.vocabulary = vocabulary
    }

    /// Whether none of them has a value.
    public var isEmpty: Bool { figures.allSatisfy { $0.value == nil } }

    func unit(_ figure: DerivedFigure) -> Unit { vocabulary[figure.metric.rawValue]?.unit ?? .count }

    /// What `assay status --derived --json` prints; ratios 0 to 1, times in UTC.
    public var json: JSONValue {
        ["as_of": .string(at.description), "figures": .array(figures.map(json))]
    }

    /// One line a figure.
    public var table: Table {
        Table(
            columns: [
                "network", "metric", "gpu", "value", "unit", "absent", "from", "to", "samples", "coverage",
                "formula", "sources", "origin",
            ],
            rows: figures.map { figure in
                [
                    .string(figure.network), .string(figure.metric.rawValue), JSONValue(figure.gpu),
                    JSONValue(number: figure.value), .string(unit(figure).rawValue),
                    JSONValue(figure.absence?.description), .string(figure.window.start.description),
                    .string(figure.window.end.description), .integer(Int64(figure.count)),
                    JSONValue(number: figure.coverage), .string(figure.formula),
                    .string(sources(figure).joined(separator: "; ")), JSONValue(figure.origin?.rawValue),
                ]
            })
    }

    func sources(_ figure: DerivedFigure) -> [String] {
        figure.inputs.reduce(into: []) { sources, input in
            if !sources.contains(input.source) { sources.append(input.source) }
        }
    }

    private func json(_ figure: DerivedFigure) -> JSONValue {
        [
            "network": .string(figure.network), "metric": .string(figure.metric.rawValue),
            "gpu": JSONValue(figure.gpu), "value": JSONValue(number: figure.value),
            "unit": .string(unit(figure).rawValue), "absent": JSONValue(figure.absence?.description),
            "formula": .string(figure.formula), "from": .string(figure.window.start.description),
            "to": .string(figure.window.end.description), "samples": .integer(Int64(figure.count)),
            "coverage": JSONValue(number: figure.coverage), "genuine": .bool(figure.isGenuine),
            "origin": JSONValue(figure.origin?.rawValue),
            "inputs": .array(figure.inputs.map(json)),
        ]
    }

    private func json(_ input: DerivedFigure.Input) -> JSONValue {
        [
            "network": .string(input.series.network), "metric": .string(input.series.metric),
            "labels": .object(input.series.labels.all.map { .init($0.name, .string($0.value)) }),
            "source": .string(input.source), "first": .string(input.first.description),
            "last": .string(input.last.description), "samples": .integer(Int64(input.count)),
            "origin": JSONValue(input.origin?.rawValue),
        ]
    }
}

extension JSONValue {
    /// A number, or null.
    init(number: Double?) { self = number.map(JSONValue.number) ?? .null }
}
