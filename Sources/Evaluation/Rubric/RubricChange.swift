/// What differs between two editions of a rubric, and which version number says so.
public struct RubricChange: Hashable, Sendable {
    /// Which part of a version number must be raised.
    public enum Bump: String, CaseIterable, Sendable {
        /// Nothing that it says differs.
        case none
        /// Only words differ.
        case patch
        /// Only verdicts may differ: bands, limits, thresholds, stages. Scores stay comparable.
        case minor
        /// A score may differ: items, weights, roll-ups, gates, caps. Old scores are not comparable.
        case major
    }

    /// One thing that was added, removed or changed.
    public struct Entry: Hashable, Sendable {
        /// `q3.gpus importance`.
        public let path: String
        /// Nil when it was added.
        public let before: String?
        /// Nil when it was removed.
        public let after: String?
        /// What it asks of the version.
        public let bump: Bump
    }

    /// In the order of the newer edition, with what was removed last.
    public let entries: [Entry]

    /// The most that one of the entries asks for.
    public var bump: Bump {
        Bump.allCases.last { bump in entries.contains { $0.bump == bump } } ?? .none
    }

    /// Compares two editions of one rubric.
    public init(from old: Rubric, to new: Rubric) {
        let before = Self.values(old)
        let after = Self.values(new)
        let changed = RubricFacts(new).facts.compactMap { fact -> Entry? in
            guard before[fact.path]?.value != fact.value else { return nil }
            let isOfferedWeighting = before[fact.path] == nil && fact.path.hasPrefix("weights ")
            return Entry(
                path: fact.path, before: before[fact.path]?.value, after: fact.value,
                bump: isOfferedWeighting ? .minor : Bump(fact.reach))
        }
        let removed = RubricFacts(old).facts.filter { after[$0.path] == nil }.map {
            Entry(path: $0.path, before: $0.value, after: nil, bump: Bump($0.reach))
        }
        entries = changed + removed
    }

    private static func values(_ rubric: Rubric) -> [String: RubricFact] {
        Dictionary(RubricFacts(rubric).facts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The least version that may follow another one with this change: `1.2.3` becomes `1.3.0`.
    ///
    /// Where something is laid over the rubric, that is what its user changes: `2.0.0+mine.1.0.0` becomes
    /// `2.0.0+mine.2.0.0`.
    public func version(after version: String) -> String {
        let texts = version.split(separator: ".", omittingEmptySubsequences: false)
        let parts = texts.suffix(3).compactMap { UInt64($0) }
        guard parts.count == 3 else { return version }
        let raised: [UInt64]
        switch bump {
        case .none: return version
        case .patch: raised = [parts[0], parts[1], parts[2] &+ 1]
        case .minor: raised = [parts[0], parts[1] &+ 1, 0]
        case .major: raised = [parts[0] &+ 1, 0, 0]
        }
        return (texts.dropLast(3).map(String.init) + raised.map { "\($0)" }).joined(separator: ".")
    }
}

extension RubricChange.Bump {
    init(_ reach: RubricFact.Reach) {
        self =
            switch reach {
            case .words: .patch
            case .verdicts: .minor
            case .scores: .major
            }
    }
}

extension Edition {
    /// Whether scores of two editions of a rubric may stand in one line of a chart: the major number is the same.
    public func isComparable(with other: Edition) -> Bool {
        hash == other.hash
            || version.split(separator: ".").first == other.version.split(separator: ".").first
                && version.split(separator: "+").dropFirst()
                    == other.version.split(separator: "+").dropFirst()
    }
}
