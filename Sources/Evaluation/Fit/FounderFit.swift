internal import Crypto
public import Documents

/// Should *your* product decentralize, and which layer: the statements, and the rules that name an architecture.
public struct FounderFit: Sendable {
    /// The statements, as a rubric of two groups: `w` works when, `f` fails when.
    public let rubric: Rubric
    /// The architectures, the most careful first.
    public let recommendations: [Recommendation]
    /// From which figures on the rules hold.
    public let limits: Limits
    /// The overhyped cases.
    public let warnings: [Sign]
    /// Who should consider it most seriously.
    public let consider: [Sign]
    /// Who should start centralized or hybrid.
    public let avoid: [Sign]
    /// The article's startups with our reading of each.
    public let scenarios: [Scenario]
    /// The version of the statements, and a hash of the rules too.
    public let edition: Edition

    /// An architecture.
    public struct Recommendation: Identifiable, Hashable, Sendable {
        public let id: ID
        /// `Hybrid: decentralize the bottleneck`.
        public let title: String
        /// The words of the article that it rests on, verbatim.
        public let seed: String
        /// What to do first.
        public let next: String

        public enum ID: String, CaseIterable, Sendable {
            case centralized, rights, behind, bottleneck, decentralized
        }
    }

    /// From which figures on the rules hold: levels from 0 to 4, the others in points of 100.
    public struct Limits: Hashable, Sendable {
        /// Up to this level of w.infra the team lacks infrastructure depth.
        public let missingInfrastructure: Int
        /// From this level on a blocker decides by itself.
        public let blocker: Int
        /// The least Works with which a blocked product may still decentralize behind itself.
        public let behindWorks: Double
        /// The least margin of Works over Fails for a strong fit.
        public let strongMargin: Double
        /// The least level of w.crypto or w.permissionless for it.
        public let strongStatement: Int
        /// The least margin for a hybrid.
        public let hybridMargin: Double
    }

    /// Something that is said when one of some statements has a level.
    public struct Sign: Hashable, Sendable {
        /// `Low-latency consumer apps`; the seed itself where it has no title of its own.
        public let title: String
        /// The words of the article, verbatim.
        public let seed: String
        /// The ids of the statements, any of which is enough.
        public let statements: [String]
        public let levels: ClosedRange<Int>
    }

    /// A startup of the article.
    public struct Scenario: Identifiable, Hashable, Sendable {
        public let id: String
        public let title: String
        /// What the article says of it, verbatim.
        public let seeds: [String]
        /// Our reading of it, by statement.
        public let answers: [String: Int]
        /// What comes of it, for the tests.
        public let works: Double
        public let fails: Double
        public let blockers: [String]
        public let recommendation: Recommendation.ID
    }

    /// Reads Rubrics/founder-fit.yaml, or the user's own file in its place, with what is laid over its statements.
    public init(in folder: String, user: String? = nil) throws(DocumentError) {
        let overlays = try Rubric.overlays(in: user)
        let text = try Rubric.text(Self.name, folder, user)
        try self.init(text, overlays: overlays[Self.name] ?? [])
    }

    /// Reads the fit from a text.
    public init(_ text: RubricText, overlays: [RubricText] = []) throws(DocumentError) {
        let fields = try Document(text.text, file: text.file).root.fields(Rubric.keys + Self.keys)
        rubric = try Rubric(fields, text, overlays)
        recommendations = try fields.required("recommendations").recommendations()
        limits = try fields.required("limits").fitLimits()
        warnings = try fields.required("warnings").signs()
        consider = try fields.required("consider").signs()
        avoid = try fields.required("avoid").signs()
        scenarios = try fields.required("scenarios").scenarios()
        // The rules are hashed as they are written: nothing stored is compared by them.
        let hash = SHA256.hash(data: Array((rubric.edition.hash + text.text).utf8))
        let digits = hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        edition = Edition(version: rubric.edition.version, hash: digits)
    }

    /// Of its file, and of what overlays of it add to.
    static let name = "founder-fit"
    static let keys = ["recommendations", "limits", "warnings", "consider", "avoid", "scenarios"]

    /// The statements in their order.
    public var statements: [Criterion] { rubric.items }

    /// The architecture of this id.
    public func recommendation(_ id: Recommendation.ID) -> Recommendation? {
        recommendations.first { $0.id == id }
    }
}
