import Evaluation
import Glibc
import Metrics
import Statistics

/// What comparing and rescoring cost.
///
///     swift run -c release EvaluationBenchmark Rubrics Tests/Evaluation/Fixtures
@main
struct EvaluationBenchmark {
    private static let asOf = Timestamp(seconds: 1_795_442_400)

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let rubrics = try Rubric.all(in: arguments.first ?? "Rubrics")
        let folder = arguments.dropFirst().first ?? "Tests/Evaluation/Fixtures"
        let answers = try ["alpha", "beta"].map {
            try AnswersFile(at: "\(folder)/\($0).json", rubrics: rubrics).answers
        }
        let cards = (0..<10).map { index in card(answers[index % 2], index, rubrics) }
        let entries = cards.enumerated().map { index, card in
            Comparison.Entry(Project(id: "p\(index)", name: "P\(index)", added: asOf), card)
        }

        measure("comparison of 10 projects, 8 pillars, 10 000 runs, items drawn", 7) {
            guard let comparison = Comparison(entries) else { return }
            print(comparison.acceptability.ranks[0][0], terminator: " ")
        }
        let points = entries.map { entry in entry.card.pillars.map { $0.score?.answeredPoint ?? 50 } }
        guard let weights = Weights(cards[0].pillars.map(\.share)) else { return }
        measure("simulation alone: 10 alternatives, 8 values, 10 000 runs", 7) {
            let simulation = Simulation(alternatives: 10, weights: weights, seed: 1) {
                alternative, generator, values in
                for pillar in 0..<8 {
                    values[pillar] = points[alternative][pillar] + generator.uniform(from: -5, to: 5)
                }
                return .infinity
            }
            print(simulation?.acceptability.ranks[0][0] ?? 0, terminator: " ")
        }
        measure("sensitivity of one project, 10 000 runs", 5) {
            print(Sensitivity(cards[0])?.likely.lowerBound ?? 0, terminator: " ")
        }
        measure("full rescoring of 1 000 assessments", 5) {
            var sum = 0.0
            for index in 0..<1_000 {
                let card = Scorecard(answers[index % 2], rubrics: rubrics, asOf: asOf)
                sum += card.capped.low + Double(card.verdict.rawValue.count)
            }
            print(sum, terminator: " ")
        }
        measure("what to find out next, of one", 5) {
            print(cards[0].findOutNext.count, terminator: " ")
        }
    }

    /// The answers with a few levels moved, so that no two projects are alike.
    private static func card(_ answers: [String: Answer], _ index: Int, _ rubrics: [Rubric]) -> Scorecard {
        var answers = answers
        for (offset, id) in answers.keys.sorted().enumerated() where offset % 10 == index {
            guard case .scored(let levels) = answers[id]?.state,
                let moved = LevelRange((levels.low + 1) % 5)
            else { continue }
            answers[id]?.state = .scored(moved)
        }
        return Scorecard(answers, rubrics: rubrics, asOf: asOf)
    }

    /// Prints the median of some times.
    private static func measure(_ what: String, _ times: Int, _ body: () -> Void) {
        body()
        let clock = ContinuousClock()
        let seconds = (0..<times).map { _ in clock.measure(body).inSeconds }.sorted()
        print("\n\(what): \(Number.fixed(seconds[times / 2] * 1_000, decimals: 1)) ms")
    }
}
