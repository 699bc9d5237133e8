internal import Evaluation
internal import Metrics

extension Library {
    /// The open draft of an assessor, or a new one, which begins with what they last submitted.
    ///
    /// A draft of an older edition of the rubrics is left alone, and so are answers to one.
    func draft(
        of id: String, by assessor: String, now: Timestamp
    ) throws -> (assessment: Assessment, earlier: Assessment?) {
        let own = try assessments(of: id, by: assessor)
        if let open = own.first(where: { $0.submitted == nil }) { return (open, nil) }
        let earlier = own.first { !$0.isSelfAssessment }
        var draft = Assessment(
            project: id, assessor: assessor, asOf: now, rubrics: try rubrics,
            answers: earlier?.answers ?? [:])
        if let earlier {
            draft.weighting = earlier.weighting
            draft.waivers = earlier.waivers
            draft.riskNotes = earlier.riskNotes
        }
        return (draft, earlier)
    }

    /// A draft with what another program has stored of it since it was `base`.
    func merged(_ draft: Assessment, since base: Assessment) throws -> Assessment {
        let stored = try assessments(of: draft.project, by: draft.assessor).first { $0.submitted == nil }
        return stored.map { draft.changes(since: base, on: $0) } ?? draft
    }

    /// What an assessor answered of the present edition of the rubrics, the newest first.
    private func assessments(of id: String, by assessor: String) throws -> [Assessment] {
        let editions = Dictionary(uniqueKeysWithValues: try rubrics.map { ($0.id, $0.edition) })
        return try assessments.assessments(of: assessments.project(id)).filter {
            $0.isBy(assessor) && $0.editions == editions
        }
    }
}
