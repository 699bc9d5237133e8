internal import Evaluation
internal import Metrics

extension Library {
    /// The open draft of an assessor, or a new one, which begins with what they last submitted.
    ///
    /// A draft of an older edition of the rubrics is left alone, and so are answers to one.
    func draft(
        of id: String, by assessor: String, now: Timestamp
    ) throws -> (assessment: Assessment, earlier: Assessment?) {
        let project = try assessments.project(id)
        let rubrics = try rubrics
        let editions = Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) })
        let own = try assessments.assessments(of: project).filter {
            $0.assessor.lowercased() == assessor.lowercased() && $0.editions == editions
        }
        if let open = own.first(where: { $0.submitted == nil }) { return (open, nil) }
        let earlier = own.first { !$0.isSelfAssessment }
        var draft = Assessment(
            project: project.id, assessor: assessor, asOf: now, rubrics: rubrics,
            answers: earlier?.answers ?? [:])
        if let earlier {
            draft.weighting = earlier.weighting
            draft.waivers = earlier.waivers
            draft.riskNotes = earlier.riskNotes
        }
        return (draft, earlier)
    }
}
