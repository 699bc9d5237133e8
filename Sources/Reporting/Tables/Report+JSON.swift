internal import Evaluation
internal import Metrics
internal import Statistics

extension AssessmentReport {
    /// The report for a program: the score, and everything that it rests on.
    public var json: JSONValue {
        let card = card
        let index = EvidenceIndex(card.answers, rubrics)
        let warnings = WarningValues(self)
        let items = card.rubrics.flatMap(\.questions).flatMap(\.items)
        return [
            "report": "assay.assessment/1",
            "exported_from": .string("assay \(version)"),
            "assessment": assessment.id.isEmpty ? .null : .string(assessment.id),
            "project_name": .string(project.name),
            "assessors": .array(names.map { .string($0) }),
            "score": card.json(project: project.id, stage: stage),
            "answers": .array(items.map { Self.json($0, index, panel) }),
            "evidence": .array(index.entries.map { Self.json($0, voices, warnings) }),
            "figures": .array(figures.map(Self.json)),
            "drift": .array(drifts.map { .string($0.description) }),
            "agreement": [
                "units": .integer(Int64(panel?.agreement.units ?? 0)),
                "alpha": JSONValue(score: panel?.agreement.alpha),
                "kappa": JSONValue(score: panel?.agreement.kappa),
                "reading": JSONValue(panel?.agreement.reading.rawValue),
                "disputed": .array((panel?.disputed ?? []).map { .string($0.id) }),
            ],
            "replies": .array(
                replies.map {
                    ["author": .string($0.author), "date": .string($0.date.day), "text": .string($0.text)]
                }),
        ]
    }

    private static func json(_ item: CriterionScore, _ index: EvidenceIndex, _ panel: Panel?) -> JSONValue {
        let values = AnswerValues(item, index, nil)
        return [
            "item": .string(item.id), "state": .string(values.answerState),
            "level": level(item.answer?.answer),
            "choices": .array((item.answer?.answer.choices ?? []).map { .string($0) }),
            "grade": values.answerGrade.isEmpty ? .null : .string(values.answerGrade),
            "score": Scorecard.json(item.score),
            "evidence": .array(values.answerEvidence.split(separator: ", ").map { .string(String($0)) }),
            "reason": JSONValue(item.answer?.answer.reason), "note": JSONValue(item.answer?.answer.note),
            "assessors": .array(
                (panel?.items.first { $0.id == item.id }?.voices ?? []).map { voice in
                    [
                        "assessor": .string(voice.assessor), "level": level(voice.answer),
                        "choices": .array((voice.answer?.choices ?? []).map { .string($0) }),
                        "grade": JSONValue(voice.grade?.rawValue), "reason": JSONValue(voice.answer?.reason),
                        "note": JSONValue(voice.answer?.note),
                    ]
                }),
        ]
    }

    /// Null, or the two ends.
    private static func level(_ answer: Answer?) -> JSONValue {
        answer?.levels.map { .array([.integer(Int64($0.low)), .integer(Int64($0.high))]) } ?? .null
    }

    private static func json(
        _ entry: EvidenceIndex.Entry, _ voices: [Assessment], _ warnings: WarningValues
    ) -> JSONValue {
        var url: String?
        var (series, value): (String?, Double?) = (nil, nil)
        switch entry.evidence.kind {
        case .link(let address): url = address
        case .document: break
        case .measurement(let measured, let figure): (series, value) = (measured.description, figure)
        }
        return [
            "id": .string(entry.id), "items": .array(entry.items.map { .string($0) }),
            "kind": .string(entry.kind), "grades": .array(entry.grades(voices).map { .string($0) }),
            "text": JSONValue(entry.evidence.text), "url": JSONValue(url), "series": JSONValue(series),
            "value": JSONValue(number: value), "date": JSONValue(entry.evidence.date?.written),
            "contradicted": JSONValue(warnings.against(entry.evidence)),
        ]
    }

    private static func json(_ figure: MeasuredFigure) -> JSONValue {
        [
            "series": .string(figure.series.description), "value": .number(figure.value),
            "unit": .string(figure.unit.rawValue), "source": .string(figure.source),
            "time": .string(figure.time.description), "origin": .string(figure.origin.rawValue),
            "window": JSONValue(figure.window?.text), "samples": .integer(Int64(figure.samples)),
            "coverage": figure.coverage.map(JSONValue.number) ?? .null,
        ]
    }
}

extension ComparisonReport {
    /// What `assay compare --json` prints.
    public var json: JSONValue {
        let text = ComparisonText(comparison: comparison)
        let acceptability = comparison.acceptability
        return [
            "report": "assay.comparison/1",
            "mode": .string(comparison.mode.rawValue),
            "runs": .integer(Int64(comparison.isExact ? 0 : comparison.runs)),
            "seed": .string(ReportText.seed(comparison.seed)),
            "standard_error": JSONValue(score: acceptability.standardError),
            "answer": .array((text.answer + text.out).map { .string($0) }),
            "projects": .array(
                comparison.entries.indices.map { entry in
                    [
                        "id": .string(comparison.entries[entry].project.id),
                        "score": Scorecard.json(comparison.entries[entry].card.capped),
                        "verdict": .string(comparison.entries[entry].card.verdict.rawValue),
                        "ranks": .array(acceptability.ranks[entry].map { JSONValue(score: $0) }),
                        "beats": .array(acceptability.pairwise[entry].map { JSONValue(score: $0) }),
                        "central_weights": acceptability.centralWeights[entry].map { weights in
                            .array(weights.values.map { JSONValue(score: $0) })
                        } ?? .null,
                        "confidence": JSONValue(score: acceptability.confidence[entry]),
                    ]
                }),
            "pillars": .array(
                zip(comparison.pillars, comparison.weights.values).map {
                    ["id": .string($0.0.id), "weight": JSONValue(score: $0.1)]
                }),
            "tie_weights": .array(
                comparison.tieWeights.map { tie in
                    [
                        "projects": .array(
                            [tie.first, tie.second].map { .string(comparison.entries[$0].project.id) }),
                        "pillar": .string(tie.pillar.id), "weight": JSONValue(score: tie.weight),
                    ]
                }),
            "cautions": .array(comparison.cautions.map { .string($0) }),
        ]
    }
}
