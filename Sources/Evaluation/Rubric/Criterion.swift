/// A node of a rubric: an item that is answered, or a group of them.
public struct Criterion: Identifiable, Hashable, Sendable {
    /// What makes it an item or a group.
    public indirect enum Kind: Hashable, Sendable {
        case item(Item)
        case group(RollUp, [Criterion])
    }

    /// `q3`, `q3.gpus`, `t.vendors.b`, `r.keys.L`.
    public let id: String
    /// A few words for tables.
    public let title: String
    /// The question in full, where the title is not it.
    public let question: String?
    /// Why it is asked; of a risk, the harm.
    public let why: String?
    /// The words of the article that it rests on, verbatim.
    public let seed: String?
    /// The kind of a risk: `security`.
    public let category: String?
    /// Its weight among its siblings.
    public let importance: Importance
    /// A remark for the assessor.
    public let note: String?
    /// Worked cases of a risk, with the residual that they make.
    public let examples: [RiskExample]
    /// An item or a group.
    public let kind: Kind
}

extension Criterion {
    /// How a group's value comes from its members.
    public enum RollUp: String, CaseIterable, Sendable {
        /// By importance.
        case mean
        /// The largest member.
        case max
        /// The geometric mean, unweighted: no member makes up for another.
        case geometric
        /// The residual of a risk in percent of the worst, from likelihood, impact and mitigation in this order.
        case residual
    }

    /// The members of a group; none for an item.
    public var members: [Criterion] {
        if case .group(_, let members) = kind { members } else { [] }
    }

    /// Nil for a group.
    public var item: Item? {
        if case .item(let item) = kind { item } else { nil }
    }

    /// The items below it in the file's order; itself for an item.
    public var items: [Criterion] {
        item == nil ? members.flatMap(\.items) : [self]
    }

    /// When "not applicable" may be answered; nil is never.
    ///
    /// A group may be skipped when each of its items may.
    public var notApplicableWhen: String? {
        if let item { return item.notApplicableWhen }
        let reasons = members.map(\.notApplicableWhen)
        return reasons.contains(nil) ? nil : reasons.first ?? nil
    }

    /// Itself or the criterion below it that has this id.
    func find(_ id: String) -> Criterion? {
        if self.id == id { return self }
        for member in members {
            if let found = member.find(id) { return found }
        }
        return nil
    }
}
