internal import Crypto

/// What a rubric says, as bytes that do not depend on how its file is laid out.
///
/// Every field is written as its name, its length in bytes and its text, in a fixed order, so that comments,
/// quotes and white space do not change the hash and no two contents share a form.
struct CanonicalForm {
    private var bytes: [UInt8] = []

    /// SHA-256 in hexadecimal digits.
    var hash: String {
        SHA256.hash(data: bytes).reduce(into: "") { text, byte in
            let digits = String(byte, radix: 16)
            text += digits.count == 1 ? "0" + digits : digits
        }
    }

    /// A rubric without its version: a version is a promise about the content, not a part of it.
    init(id: String, title: String, share: Double, rollUp: Criterion.RollUp, questions: [Criterion]) {
        add("id", id)
        add("title", title)
        add("share", "\(share)")
        add("roll-up", rollUp.rawValue)
        for question in questions { add(question) }
    }

    private mutating func add(_ criterion: Criterion) {
        add("criterion", criterion.id)
        add("title", criterion.title)
        add("question", criterion.question)
        add("why", criterion.why)
        add("seed", criterion.seed)
        add("importance", criterion.importance.rawValue)
        add("note", criterion.note)
        switch criterion.kind {
        case .item(let item): add(item)
        case .group(let rollUp, let members):
            add("roll-up", rollUp.rawValue)
            add("members", "\(members.count)")
            for member in members { add(member) }
        }
    }

    private mutating func add(_ item: Item) {
        for level in item.levels { add("level", level) }
        for option in item.options { add("option", option) }
        for measure in item.measures {
            add("metric", measure.metric)
            add("as", measure.role.rawValue)
            switch measure.thresholds {
            case .rising(let values): add("rises", "\(values)")
            case .falling(let values): add("falls", "\(values)")
            case nil: break
            }
        }
        add("judged", item.judged)
        add("max-age", "\(item.maximumAge.components.seconds)")
        add("not-applicable-when", item.notApplicableWhen)
    }

    private mutating func add(_ name: String, _ text: String?) {
        guard let text else { return }
        bytes += Array("\(name) \(text.utf8.count) \(text)\n".utf8)
    }
}
