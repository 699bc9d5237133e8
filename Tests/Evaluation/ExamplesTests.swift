import Evaluation
import Foundation
import Metrics
import TestSupport
import Testing

/// Every file of Rubrics says what it must, quotes the article word for word, and its worked cases come out.
@Suite struct ExamplesTests {
    private static func scored() throws -> [Criterion] {
        try Shipped.rubrics().prefix(2).flatMap(\.items)
    }

    @Test func everyItemSaysWhatItAsksAndWhy() throws {
        let fit = try FounderFit(in: Shipped.folder)
        for item in try Shipped.rubrics().filter({ $0.id != "risks" }).flatMap(\.items) {
            #expect(item.question != nil, "\(item.id)")
            #expect(item.why != nil, "\(item.id)")
            #expect(item.seed != nil, "\(item.id)")
            let details = try #require(item.item)
            #expect(!details.judged.isEmpty)
            #expect(details.isChoice || !details.examples.isEmpty, "\(item.id)")
            let isBounded = details.measures.contains {
                $0.role == .ceiling || $0.role == .level && $0.highestProposal < Item.topLevel
            }
            #expect(isBounded == (details.beyond != nil), "\(item.id) must say what no figure gives")
        }
        for row in try #require(try Shipped.rubrics().first { $0.id == "risks" }).questions {
            #expect(row.why != nil && row.seed != nil && row.category != nil && !row.examples.isEmpty)
        }
        for statement in fit.statements { #expect(statement.question != nil && statement.seed != nil) }
        #expect(try Shipped.rubrics().map { $0.items.count } == [33, 12, 24, 7])
        #expect(fit.rubric.questions.map { $0.items.count } == [12, 9])
    }

    /// Every metric that an item names is in the vocabulary or derived from it.
    @Test func everyMetricIsKnown() throws {
        let vocabulary = try String(
            contentsOf: Repository.root.appending(path: "Data/Metrics.yaml"), encoding: .utf8)
        let derived = [
            "nodes.trend", "fees.trend", "nodes.churn", "utilization.mean", "supply.verified",
            "price.discount", "price.variability", "latency.p50", "latency.p95", "latency.dispersion",
            "latency.relative", "availability.mean", "jobs.success", "fees.sum", "emissions.sum",
            "issuance.coverage", "dilution", "revenue.multiple", "turnover", "concentration.nakamoto",
            "concentration.hhi", "concentration.top", "concentration.stake", "regions", "builders.active",
            "downloads.sum", "penalties.sum", "storage.utilization", "finality",
        ]
        let taxonomy = try LayerTaxonomy(in: Shipped.folder)
        let named = try Shipped.rubrics().flatMap(\.items).flatMap { $0.item?.measures ?? [] }.map(\.metric)
        for metric in named + taxonomy.entries.flatMap(\.metrics) {
            #expect(derived.contains(metric) || vocabulary.contains("\n  \(metric):\n"), "\(metric)")
        }
    }

    @Test func figuresProposeWhatTheExamplesSay() throws {
        var count = 0
        for criterion in try Shipped.rubrics().flatMap(\.items) {
            let item = try #require(criterion.item)
            for example in item.examples {
                guard case .figures(let values, let level, let ceiling) = example.outcome else { continue }
                let figures = values.map { metric, value in
                    MeasuredFigure(
                        Series(network: "n", metric: metric), value, unit: .count, source: "s",
                        at: Golden.asOf, origin: .measured)
                }
                let proposal = try #require(item.proposal(figures, asOf: Golden.asOf), "\(criterion.id)")
                #expect(proposal.level == level, "\(criterion.id): \(example.text)")
                #expect(proposal.ceiling == ceiling, "\(criterion.id): \(example.text)")
                count += 1
            }
        }
        #expect(count > 30)
    }

    @Test func answersScoreWhatTheExamplesSay() throws {
        for criterion in try Shipped.rubrics().flatMap(\.items) {
            for example in try #require(criterion.item).examples {
                guard case .answer(let level, let grade, let low, let high) = example.outcome else {
                    continue
                }
                let answer = Answer(.scored(try #require(LevelRange(level))), grade: grade)
                let card = Scorecard(
                    [criterion.id: answer], rubrics: try Shipped.rubrics(), asOf: Golden.asOf)
                let score = try #require(card.criterion(criterion.id)?.score)
                #expect(score.low == low && score.high == high, "\(criterion.id)")
            }
        }
    }

    @Test func risksComeOutAsTheExamplesSay() throws {
        for row in try #require(try Shipped.rubrics().first { $0.id == "risks" }).questions {
            for example in row.examples {
                let levels = [example.likelihood, example.impact, example.mitigation]
                var answers: [String: Answer] = [:]
                for (ending, level) in zip(["L", "I", "M"], levels) {
                    answers["\(row.id).\(ending)"] = Answer(
                        .scored(try #require(LevelRange(level))), grade: .a)
                }
                let card = Scorecard(answers, rubrics: try Shipped.rubrics(), asOf: Golden.asOf)
                let risk = try #require(card.risks.first { $0.id == row.id })
                #expect(abs(risk.residual.lowerBound - example.residual) < 1e-6, "\(row.id)")
                #expect(risk.residual.lowerBound == risk.residual.upperBound)
            }
        }
    }

    @Test func theArticleIsQuotedWordForWord() throws {
        let lines = try String(
            contentsOf: Repository.root.appending(path: "Rubrics/seed.md"), encoding: .utf8)
        let files = try FileManager.default.contentsOfDirectory(atPath: Shipped.folder)
            .filter { $0.hasSuffix(".yaml") }
        #expect(files.count == 6)
        var quotes = 0
        for rubric in try Shipped.rubrics() + [FounderFit(in: Shipped.folder).rubric] {
            for criterion in rubric.questions.flatMap(\.all) {
                guard let seed = criterion.seed else { continue }
                #expect(lines.contains(seed), "\(criterion.id): \(seed)")
                quotes += 1
            }
            for gate in rubric.rules.gates { #expect(lines.contains(try #require(gate.seed)), "\(gate.id)") }
        }
        #expect(quotes > 90)
        let fit = try FounderFit(in: Shipped.folder)
        let signs = fit.warnings + fit.consider + fit.avoid
        let others = fit.recommendations.map(\.seed) + signs.map(\.seed) + fit.scenarios.flatMap(\.seeds)
        for seed in others { #expect(lines.contains(seed), "\(seed)") }
        let taxonomy = try LayerTaxonomy(in: Shipped.folder)
        for entry in taxonomy.entries {
            #expect(lines.contains(entry.seed) && lines.contains(entry.examples))
        }
        #expect(lines.contains(taxonomy.crypto.seed))
    }
}

extension Criterion {
    fileprivate var all: [Criterion] { [self] + members.flatMap(\.all) }
}
