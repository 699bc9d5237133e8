import Evaluation
import Metrics

@testable import Dashboard

extension World {
    /// Answers to whole questions, a level each in their order.
    static func answers(_ levels: [Int]) -> [String: Answer] {
        Dictionary(
            uniqueKeysWithValues: levels.enumerated().compactMap { index, level in
                LevelRange(level).map { ("q\(index + 1)", Answer(.scored($0))) }
            })
    }

    /// Submits an assessment of whole questions and whatever else is given.
    @discardableResult
    func assess(
        _ project: String, _ levels: [Int], by assessor: String = "k.meyer",
        at time: Timestamp = World.now - .seconds(86_400), more: [String: Answer] = [:]
    ) throws -> Assessment {
        let draft = Assessment(
            project: project, assessor: assessor, asOf: time, rubrics: rubrics,
            answers: Self.answers(levels).merging(more) { $1 })
        return try store.submit(draft, rubrics: rubrics, at: time)
    }

    /// Three projects: one good throughout, one good at supply alone, one in the middle.
    func assessAll(more: [String: Answer] = [:]) throws {
        try assess("akash", [3, 3, 3, 3, 3, 3, 3], more: more)
        try assess("ionet", [3, 2, 4, 1, 2, 2, 2])
        try assess("example-labs", [1, 2, 2, 3, 3, 2, 2])
    }

    /// Both sides of two trade-offs, for one to stand on the board.
    static let tradeOffs: [String: Answer] = [
        "t.vendors.b": 3, "t.vendors.c": 2, "t.compute.b": 4, "t.compute.c": 1,
    ].compactMapValues { LevelRange($0).map { Answer(.scored($0)) } }
}
