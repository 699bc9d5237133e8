extension RubricFacts {
    mutating func add(_ item: Item, _ id: String) {
        for (level, text) in item.levels.enumerated() { add(id, "level \(level)", text, .words) }
        if !item.options.isEmpty {
            add(id, "options", item.options.joined(separator: " | "), item.isChoice ? .scores : .words)
        }
        for measure in item.measures { add(measure, id) }
        add(id, "beyond", item.beyond, .words)
        add(id, "judged", item.judged, .words)
        // Age lowers grades, and a grade is a width.
        add(id, "max-age", "\(item.maximumAge.components.seconds)", .scores)
        add(id, "may be skipped", item.notApplicableWhen == nil ? "no" : "yes", .scores)
        add(id, "not-applicable-when", item.notApplicableWhen, .words)
        if item.isBlocker { add(id, "blocker", "true", .verdicts) }
        for (index, example) in item.examples.enumerated() {
            add(id, "example \(index + 1)", example.form, .words)
        }
    }

    private mutating func add(_ measure: Measure, _ id: String) {
        let thresholds =
            switch measure.thresholds {
            case .rising(let values): " rises \(values)"
            case .falling(let values): " falls \(values)"
            case nil: ""
            }
        add(
            id, "measured \(measure.metric)",
            "\(measure.role.rawValue)\(thresholds) to \(measure.highestProposal)", .verdicts)
    }

    mutating func add(_ rules: RubricRules) {
        if let bands = rules.bands {
            for band in Band.allCases { add("band", band.rawValue, bands.minimum(band).plain, .verdicts) }
        }
        if let limits = rules.limits {
            add("verdict", "proceed", limits.proceed.plain, .verdicts)
            add("verdict", "conditions", limits.conditions.plain, .verdicts)
            add("verdict", "decline-under", limits.declineUnder.plain, .verdicts)
        }
        for weighting in rules.weightings {
            let points = weighting.points.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.plain)" }
            add("weights \(weighting.id)", "points", points.joined(separator: ", "), .scores)
            add("weights \(weighting.id)", "title", weighting.title, .words)
        }
        for gate in rules.gates {
            add("gate \(gate.id)", "title", gate.title, .words)
            add("gate \(gate.id)", "seed", gate.seed, .words)
            add("gate \(gate.id)", "cap", gate.cap.plain, .scores)
            add("gate \(gate.id)", "fails-when", gate.failsWhen.description, .scores)
        }
        for stage in rules.stages {
            add("stage \(stage.id)", "title", stage.title, .words)
            add("stage \(stage.id)", "principle", stage.principle, .words)
            for requirement in stage.requirements {
                add("stage \(stage.id)", requirement.id, requirement.condition.form, .verdicts)
                add("stage \(stage.id)", "\(requirement.id) text", requirement.text, .words)
            }
        }
    }
}

extension Example {
    fileprivate var form: String {
        switch outcome {
        case .figures(let values, let level, let ceiling):
            let figures = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return "\(text): \(figures.joined(separator: " ")) \(level.map(String.init) ?? "-") \(ceiling)"
        case .answer(let level, let grade, let low, let high):
            return "\(text): \(level) \(grade.rawValue) \(low) \(high)"
        }
    }
}
