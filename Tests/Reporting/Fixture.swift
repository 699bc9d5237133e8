import Evaluation
import Foundation
import Metrics
import TestSupport

/// The fictional assessments.
enum Fixture {
    static let asOf = Timestamp(seconds: 1_795_442_400)

    static func text(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
    }

    static func rubrics() throws -> [Rubric] {
        try all.get()
    }

    private static let all = Result {
        try Rubric.all(in: Repository.root.appending(path: "Rubrics").path)
    }

    static func card(_ name: String) throws -> Scorecard {
        try Scorecard(answers(name), rubrics: rubrics(), asOf: asOf)
    }

    static func answers(_ name: String) throws -> [String: Answer] {
        try AnswersFile(
            text("Tests/Evaluation/Fixtures/\(name).json"), file: "\(name).json", rubrics: rubrics()
        ).answers
    }
}
