public import Metrics

/// Several assessors of one project, combined.
///
/// Of each item the lower median of the levels counts, and its interval reaches from the lowest low to the highest high,
/// so that disagreement widens the result by itself.
public struct Panel: Sendable {
    /// The newest submitted assessment of each assessor, by the assessor.
    public let members: [Assessment]
    /// The project's own newest assessment: shown beside, never combined.
    public let selfAssessment: Assessment?
    /// Submitted assessments that answer rubrics whose scores cannot stand beside these.
    public let incomparable: [Assessment]
    /// The combined answers, scored as of the newest of them.
    public let card: Scorecard
    /// Whether they chose different weights, so that those of the rubric stand in for all of them.
    public let isReweighted: Bool
    /// How far they agree.
    public let agreement: PanelAgreement
    /// Items whose levels are two or more apart, in the rubrics' order.
    public let disputed: [PanelItem]
    /// Every item that somebody answered, in the rubrics' order.
    public let items: [PanelItem]

    /// Combines what was submitted; nil when nothing was.
    ///
    /// - Parameters:
    ///   - assessments: Of one project, in any order; drafts do not count.
    ///   - rubrics: In the editions that the newest of them answers.
    ///   - day: Another day to score as of, when evidence has another age; without it that of the newest of them.
    ///   - weighting: An opinion in place of the assessors' own; without it theirs, or the rubric's own where they differ.
    public init?(
        _ assessments: [Assessment], rubrics: [Rubric], asOf day: Timestamp? = nil,
        weighting: Weighting? = nil
    ) {
        let submitted = assessments.filter { $0.submitted != nil }.sorted(by: Self.isNewer)
        let others = submitted.filter { !$0.isSelfAssessment }
        guard let newest = others.first else { return nil }
        var seen: Set<String> = []
        let latest = others.filter { seen.insert($0.assessor.assessorKey).inserted }
        let members = latest.filter { $0.isComparable(with: rubrics) }.sorted { $0.assessor < $1.assessor }
        guard !members.isEmpty else { return nil }
        self.members = members
        incomparable = latest.filter { !$0.isComparable(with: rubrics) }
        selfAssessment = submitted.first(where: \.isSelfAssessment)
        let asOf = day ?? members.map(\.asOf).max() ?? newest.asOf
        let items = Self.items(members, rubrics, asOf)
        self.items = items
        disputed = items.filter(\.isDisputed)
        agreement = PanelAgreement(items, assessors: members.count)
        let opinions = Set(members.map(\.weighting.opinion))
        isReweighted = weighting == nil && opinions.count > 1
        let weighting = weighting ?? (opinions.count > 1 ? .balanced : members[0].weighting)
        card =
            members.count == 1
            ? members[0].card(rubrics, asOf: asOf).weighted(by: weighting)
            : Self.combined(items, rubrics, asOf, weighting, members.flatMap(\.waivers))
    }

    private static func combined(
        _ items: [PanelItem], _ rubrics: [Rubric], _ asOf: Timestamp, _ weighting: Weighting,
        _ waivers: [Waiver]
    ) -> Scorecard {
        Scorecard(
            Dictionary(items.map { ($0.id, $0.answer) }, uniquingKeysWith: { first, _ in first }),
            rubrics: rubrics, asOf: asOf, weighting: weighting, waivers: waivers,
            fixing: Dictionary(
                items.compactMap { item in item.envelope.map { (item.id, $0) } },
                uniquingKeysWith: { first, _ in first }),
            grades: Dictionary(
                items.compactMap { item in item.grade.map { (item.id, $0) } },
                uniquingKeysWith: { first, _ in first }))
    }

    /// Whether one counts in place of another of the same assessor: it speaks of a later day, or was submitted later.
    public static func isNewer(_ left: Assessment, _ right: Assessment) -> Bool {
        if left.asOf != right.asOf { return left.asOf > right.asOf }
        let (one, other) = (left.submitted ?? left.asOf, right.submitted ?? right.asOf)
        return one == other ? left.id < right.id : one > other
    }

    private static func items(
        _ members: [Assessment], _ rubrics: [Rubric], _ asOf: Timestamp
    ) -> [PanelItem] {
        let cards = members.map { $0.card(rubrics, asOf: asOf) }
        return rubrics.flatMap(\.items).compactMap { item in
            PanelItem(item, voices: zip(members, cards).map { ($0.0.assessor, $0.1.criterion(item.id)) })
        }
    }

    /// What an assessor may see: their own, and others' submitted ones once they have submitted theirs.
    public static func visible(_ assessments: [Assessment], to assessor: String) -> [Assessment] {
        let own = assessments.filter { $0.isBy(assessor) }
        let hasSubmitted = own.contains { $0.submitted != nil && !$0.isSelfAssessment }
        return assessments.filter { assessment in
            own.contains(assessment) || hasSubmitted && assessment.submitted != nil
        }
    }
}

extension Assessment {
    /// Whether its answers can be scored by these rubrics without a break.
    public func isComparable(with rubrics: [Rubric]) -> Bool {
        rubrics.allSatisfy { rubric in editions[rubric.id].map(rubric.edition.isComparable) ?? true }
    }
}
