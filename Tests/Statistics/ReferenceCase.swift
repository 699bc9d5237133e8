import Foundation
import Statistics
import TestSupport
import Testing

/// One case of Cases/reference.json, whose numbers come from papers and other programs.
struct ReferenceCase<Inputs: Decodable, Outputs: Decodable>: Decodable {
    let inputs: Inputs
    let outputs: Outputs
    /// How far a number may be from the printed one.
    let tolerance: Double

    static func named(_ id: String) throws -> Self {
        let document = try JSONSerialization.jsonObject(with: CaseFile.data("reference")) as? [String: Any]
        let cases = try #require(document?["cases"] as? [[String: Any]])
        let found = try #require(cases.first { $0["id"] as? String == id }, "no case \(id)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Self.self, from: JSONSerialization.data(withJSONObject: found))
    }
}

enum CaseFile {
    static func data(_ name: String) throws -> Data {
        try Data(contentsOf: Repository.root.appending(path: "Tests/Statistics/Cases/\(name).json"))
    }
}

/// Levels or scores by alternative, with weights and the direction of each criterion where a case has them.
struct MatrixInputs: Decodable {
    let levels: [[Double]]?
    let matrix: [[Double]]?
    let weights: [Double]
    /// 1 where more is better, -1 where less is.
    let types: [Double]?

    /// The rows that a case gives, whatever it calls them.
    var rows: [[Double]] { levels ?? matrix ?? [] }
}

extension Weights {
    /// The weights of shares that a test knows to be fit.
    static func of(_ shares: [Double]) throws -> Weights { try #require(Weights(shares)) }
}

/// Expects numbers near others, one by one.
func expect(
    _ actual: [Double], near expected: [Double], within tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let isNear =
        actual.count == expected.count && zip(actual, expected).allSatisfy { abs($0 - $1) <= tolerance }
    #expect(isNear, "\(actual) is not \(expected)", sourceLocation: sourceLocation)
}
