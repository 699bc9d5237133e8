import Evaluation

/// A rubric of one question with as many items as needed, for tests of a single rule.
enum SmallRubric {
    /// An item of a small rubric, as its YAML differs from the others.
    struct Item {
        var importance = "medium"
        var lines: [String] = []
    }

    static func text(_ items: [Item], rollUp: String = "mean", share: String = "1") -> String {
        var lines = [
            "id: small", "title: Small", "version: 1.0.0", "share: \(share)", "roll-up: mean", "questions:",
            "  - id: q", "    title: All", "    importance: medium", "    roll-up: \(rollUp)", "    items:",
        ]
        for (index, item) in items.enumerated() {
            lines += ["      - id: q.\(index)", "        title: Item \(index)"]
            lines += ["importance: \(item.importance)", "levels: [a, b, c, d, e]", "judged: all"]
                .map { "        " + $0 }
            lines += ["        max-age: 90d", "        not-applicable-when: never mind"]
            lines += item.lines.map { "        " + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func rubric(_ items: [Item], rollUp: String = "mean") throws -> Rubric {
        try Rubric(text(items, rollUp: rollUp), file: "small.yaml")
    }
}
