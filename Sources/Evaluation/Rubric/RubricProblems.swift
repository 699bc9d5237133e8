/// What is wrong with rubrics that are read one by one without a mistake, but do not fit together.
extension [Rubric] {
    /// A sentence for each id that a rule names and no rubric has, and each weight of nothing.
    ///
    /// - Parameter metrics: The names of figures that there are; without them figures are not looked at.
    /// - Returns: Nothing where all fits.
    public func problems(metrics: Set<String>? = nil) -> [String] {
        flatMap { rubric in
            gateProblems(rubric) + stageProblems(rubric) + weightProblems(rubric)
                + Self.metricProblems(rubric, metrics)
        }
    }

    private func has(_ id: String) -> Bool { contains { $0.criterion(id) != nil } }

    private func gateProblems(_ rubric: Rubric) -> [String] {
        rubric.rules.gates.flatMap { gate in
            gate.failsWhen.criteria.filter { !has($0) }.map {
                "\(rubric.id): gate \(gate.id) names '\($0)', which no rubric has"
            }
        }
    }

    private func stageProblems(_ rubric: Rubric) -> [String] {
        rubric.rules.stages.flatMap(\.requirements).flatMap { requirement in
            requirement.condition.names.filter { name in
                !has(name) && !flatMap(\.rules.gates).contains { $0.id == name }
            }.map { "\(rubric.id): requirement \(requirement.id) names '\($0)', which no rubric has" }
        }
    }

    private func weightProblems(_ rubric: Rubric) -> [String] {
        rubric.rules.weightings.flatMap { weighting in
            weighting.points.keys.sorted().filter { id in !rubric.questions.contains { $0.id == id } }.map {
                "\(rubric.id): the weights '\(weighting.id)' name '\($0)', which is no question of it"
            }
        }
    }

    private static func metricProblems(_ rubric: Rubric, _ metrics: Set<String>?) -> [String] {
        guard let metrics else { return [] }
        return rubric.items.flatMap { item in
            (item.item?.measures ?? []).filter { !metrics.contains($0.metric) }.map {
                "\(rubric.id): \(item.id) is measured by '\($0.metric)', which no file of Data names"
            }
        }
    }
}

extension Requirement.Condition {
    /// The ids of criteria and gates that it asks for.
    fileprivate var names: [String] {
        switch self {
        case .level(let item, _): [item]
        case .gate(let id): [id]
        case .recent, .figure, .residual: []
        case .all(let parts), .any(let parts), .first(let parts): parts.flatMap(\.names)
        }
    }
}
