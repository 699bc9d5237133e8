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

    struct Result: Decodable {
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
