internal import Crypto

/// One thing that a rubric says, and what may change when it does.
struct RubricFact: Hashable {
    /// What a change of it may touch; the most serious last.
    enum Reach: Int, Comparable, CaseIterable {
        case words, verdicts, scores

        static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    /// `q3.gpus importance`.
    let path: String
    let value: String
    let reach: Reach
}

/// All that a rubric says, in a fixed order: what its hash is of, and what two editions are compared by.
///
/// Comments, quotes and white space of the file are not in it, and neither is the version, which is a promise about
/// the content and not a part of it.
struct RubricFacts {
    private(set) var facts: [RubricFact] = []

    init(_ rubric: Rubric) {
        self.init(
            id: rubric.id, title: rubric.title, share: rubric.share, rollUp: rubric.rollUp,
            questions: rubric.questions, rules: rubric.rules)
    }

    init(
        id: String, title: String, share: Double, rollUp: Criterion.RollUp, questions: [Criterion],
        rules: RubricRules
    ) {
        add("", "id", id, .scores)
        add("", "title", title, .words)
        add("", "share", "\(share)", .scores)
        add("", "roll-up", rollUp.rawValue, .scores)
        add("", "members", questions.map(\.id).joined(separator: " "), .scores)
        for question in questions { add(question) }
        add(rules)
    }

    /// SHA-256 in hexadecimal digits; each text stands behind its length, so that no two contents share a form.
    var hash: String {
        let bytes = facts.flatMap { fact in
            Array("\(fact.path) \(fact.value.utf8.count) \(fact.value)\n".utf8)
        }
        return SHA256.hash(data: bytes).reduce(into: "") { text, byte in
            let digits = String(byte, radix: 16)
            text += digits.count == 1 ? "0" + digits : digits
        }
    }

    mutating func add(_ id: String, _ name: String, _ text: String?, _ reach: RubricFact.Reach) {
        guard let text else { return }
        facts.append(RubricFact(path: id.isEmpty ? name : "\(id) \(name)", value: text, reach: reach))
    }

    private mutating func add(_ criterion: Criterion) {
        let id = criterion.id
        add(id, "title", criterion.title, .words)
        add(id, "question", criterion.question, .words)
        add(id, "why", criterion.why, .words)
        add(id, "seed", criterion.seed, .words)
        add(id, "category", criterion.category, .words)
        add(id, "importance", criterion.importance.rawValue, .scores)
        add(id, "note", criterion.note, .words)
        for (index, example) in criterion.examples.enumerated() {
            add(id, "example \(index + 1)", example.form, .words)
        }
        switch criterion.kind {
        case .item(let item): add(item, id)
        case .group(let rollUp, let members):
            add(id, "roll-up", rollUp.rawValue, .scores)
            add(id, "members", members.map(\.id).joined(separator: " "), .scores)
            for member in members { add(member) }
        }
    }
}

extension RiskExample {
    fileprivate var form: String { "\(text): \(likelihood) \(impact) \(mitigation) \(residual)" }
}
