import Evaluation
import Foundation
import Metrics
import TestSupport

/// The two fictional assessments that pin the rules from end to end, with the numbers that they must give.
struct Golden: Decodable {
    struct Value: Decodable {
        let low: Double
        let high: Double
        let point: Double
        let coverage: Double?
        let weight: Double?
    }

    struct Bands: Decodable {
        let assured: String
        let indicated: String
        let possible: String
    }

    struct RiskValue: Decodable {
        let low: Double
        let high: Double
        let severity_low: String
        let severity_high: String
    }

    struct Capped: Decodable {
        let low: Double
        let high: Double
        let point: Double
    }

    struct Stage: Decodable {
        let stage: Int
        let requirements: [String: String]
    }

    /// What was measured, for the stages; null is absent.
    struct StageMetrics: Decodable {
        let live: Bool
        let issuance_coverage: Double?
        let nc_supply: Double?
        let top1_supply: Double?

        var figures: [MeasuredFigure] {
            [
                ("nodes.online", live ? 60 : nil), ("issuance.coverage", issuance_coverage),
                ("concentration.nakamoto", nc_supply), ("concentration.top", top1_supply),
            ].compactMap { metric, value in
                value.map {
                    MeasuredFigure(
                        Series(network: "golden", metric: metric), $0, unit: .count, source: "s",
                        at: Golden.asOf, origin: .measured)
                }
            }
        }
    }

    struct Result: Decodable {
        let gates: [String: String]
        let capped: Capped
        let risks: [String: RiskValue]
        let pillars: [String: Value]
        let rows: [String: Value?]
        let raw: Value
        let bands: Bands
        let verdict: String
    }

    /// An item and the points that it would settle.
    struct Open: Decodable {
        let item: String
        let points: Double

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            item = try container.decode(String.self)
            points = try container.decode(Double.self)
        }
    }

    let result: Result
    let resolve_first: [Open]
    let stage_metrics: StageMetrics
    let stage: Stage

    static let names = ["alpha", "beta"]
    static let asOf = Timestamp(seconds: 1_795_442_400)

    static func text(_ name: String) throws -> String {
        let file = Repository.root.appending(path: "Tests/Evaluation/Fixtures/\(name).json")
        return try String(contentsOf: file, encoding: .utf8)
    }

    static func result(_ name: String) throws -> Golden {
        try JSONDecoder().decode(Golden.self, from: Data(text(name).utf8))
    }

    static func answers(_ name: String) throws -> AnswersFile {
        try AnswersFile(text(name), file: "\(name).json", rubrics: Shipped.rubrics())
    }

    static func card(_ name: String) throws -> Scorecard {
        try Scorecard(answers(name).answers, rubrics: Shipped.rubrics(), asOf: asOf)
    }
}
