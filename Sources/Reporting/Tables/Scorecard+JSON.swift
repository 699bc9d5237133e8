public import Evaluation
internal import Metrics

extension Scorecard {
    /// What `assay score --json` prints.
    ///
    /// Scores have six decimals. A point is null while its coverage is under 60 %; all four figures are null where
    /// a question or row is not applicable. `raw` is before gates and `score` after.
    ///
    /// - Parameters:
    ///   - project: Its id.
    ///   - stage: How mature it is, by the answers and what was measured; null where nothing says so.
    /// - Returns: One object.
    public func json(project: String, stage: StageResult?) -> JSONValue {
        [
            "project": .string(project),
            "as_of": .string(asOf.description),
            "rubrics": .object(
                rubrics.map { JSONValue.Member($0.rubric.id, .string($0.rubric.edition.description)) }),
            "score": Self.json(capped),
            "raw": Self.json(overall),
            "checklist": Self.json(self["checklist"]?.score),
            "tradeoffs": Self.json(self["trade-offs"]?.score),
            "questions": Self.json(self["checklist"]),
            "rows": Self.json(self["trade-offs"]),
            "bands": Self.json(bands),
            "gates": .object(gates.map { .init($0.id, .string($0.state.rawValue)) }),
            "stage": stage.map { .integer(Int64($0.number)) } ?? .null,
            "verdict": .string(verdict.rawValue),
            "weights": .string(weighting.id),
            "waivers": .object(waived),
            "bottleneck": JSONValue(bottleneck?.state.rawValue),
            "risks": .object(risks.map { .init($0.id, Self.json($0)) }),
            "requirements": .object(
                (stage?.steps ?? []).flatMap(\.findings).map { .init($0.id, .string($0.state.rawValue)) }),
            "find_out_next": .array(
                findOutNext.map { ["item": .string($0.item.id), "points": JSONValue(score: $0.points)] }),
        ]
    }

    private var waived: [JSONValue.Member] {
        gates.compactMap { gate in
            gate.waiver.map {
                .init(
                    gate.id,
                    [
                        "reason": .string($0.reason), "signed": .string($0.signer),
                        "date": .string($0.date.day),
                    ])
            }
        }
    }

    static func json(_ risk: Risk) -> JSONValue {
        [
            "low": JSONValue(score: risk.residual.lowerBound),
            "high": JSONValue(score: risk.residual.upperBound),
            "severity_low": .string(Severity(risk.residual.lowerBound).rawValue),
            "severity_high": .string(Severity(risk.residual.upperBound).rawValue),
        ]
    }

    private static func json(_ rubric: RubricScore?) -> JSONValue {
        .array((rubric?.questions ?? []).map { .object([.init("id", .string($0.id))] + members($0.score)) })
    }

    static func json(_ score: Score?) -> JSONValue { .object(members(score)) }

    private static func members(_ score: Score?) -> [JSONValue.Member] {
        [
            .init("point", JSONValue(score: score?.point)),
            .init("low", JSONValue(score: score?.low)),
            .init("high", JSONValue(score: score?.high)),
            .init("coverage", JSONValue(score: score?.coverage)),
        ]
    }

    static func json(_ bands: Bands) -> JSONValue {
        [
            "assured": .string(bands.assured.rawValue),
            "indicated": JSONValue(bands.indicated?.rawValue),
            "possible": .string(bands.possible.rawValue),
        ]
    }
}
