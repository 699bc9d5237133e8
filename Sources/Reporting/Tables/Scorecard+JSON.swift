public import Evaluation
internal import Metrics

extension Scorecard {
    /// What `assay score --json` prints.
    ///
    /// Scores have six decimals. A point is null while its coverage is under 60 %; all four figures are null where
    /// a question or row is not applicable. `raw` is before gates and `score` after; there are none yet, so they are
    /// the same, and no stage or verdict is given.
    public func json(project: String) -> JSONValue {
        [
            "project": .string(project),
            "as_of": .string(asOf.description),
            "rubrics": .object(
                rubrics.map { JSONValue.Member($0.rubric.id, .string($0.rubric.edition.description)) }),
            "score": Self.json(overall),
            "raw": Self.json(overall),
            "checklist": Self.json(self["checklist"]?.score),
            "tradeoffs": Self.json(self["trade-offs"]?.score),
            "questions": Self.json(self["checklist"]),
            "rows": Self.json(self["trade-offs"]),
            "bands": Self.json(Bands(overall)),
            "gates": [:],
            "stage": nil,
            "verdict": nil,
        ]
    }

    private static func json(_ rubric: RubricScore?) -> JSONValue {
        .array((rubric?.questions ?? []).map { .object([.init("id", .string($0.id))] + members($0.score)) })
    }

    private static func json(_ score: Score?) -> JSONValue { .object(members(score)) }

    private static func members(_ score: Score?) -> [JSONValue.Member] {
        [
            .init("point", JSONValue(score: score?.point)),
            .init("low", JSONValue(score: score?.low)),
            .init("high", JSONValue(score: score?.high)),
            .init("coverage", JSONValue(score: score?.coverage)),
        ]
    }

    private static func json(_ bands: Bands) -> JSONValue {
        [
            "assured": .string(bands.assured.rawValue),
            "indicated": JSONValue(bands.indicated?.rawValue),
            "possible": .string(bands.possible.rawValue),
        ]
    }
}
