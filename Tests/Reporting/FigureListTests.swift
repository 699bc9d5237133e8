import Evaluation
import Foundation
import Metrics
import Reporting
import TestSupport
import Testing

/// What a report and a comparison say of figures.
@Suite struct `Figures of a report` {
    private func figure(
        _ metric: String, _ value: Double, _ unit: String = "count", gpu: String? = nil,
        network: String = "p",
        formula: String? = nil, inputs: [MeasuredFigure.Input] = [], days: [Double?] = []
    ) -> MeasuredFigure {
        MeasuredFigure(
            Series(network: network, metric: metric, labels: gpu.map { ["gpu": $0] } ?? .none), value,
            unit: Metrics.Unit(rawValue: unit), source: "capacity", at: Fixture.asOf, origin: .measured,
            formula: formula, inputs: inputs, days: days)
    }

    private func input(_ owner: String, _ source: String = "p/providers") -> MeasuredFigure.Input {
        .init(
            Series(network: "p", metric: "capacity.share", labels: ["owner": owner]), source: source,
            first: Fixture.asOf, last: Fixture.asOf, count: 1)
    }

    private func report(_ figures: [MeasuredFigure]) throws -> String {
        let rubrics = try Fixture.rubrics()
        let vocabulary = Vocabulary([
            Metric(name: "gpu.total", title: "GPUs online", unit: .count),
            Metric(name: "price.variability", title: "Price variability", unit: .ratio),
        ])
        return try AssessmentReport(
            project: Project(id: "p", name: "P", added: Fixture.asOf),
            assessment: .none(of: "p", asOf: Fixture.asOf, rubrics: rubrics), rubrics: rubrics,
            vocabulary: vocabulary, figures: figures, version: "0.1.0"
        ).markdown(Fixture.template())
    }

    @Test func `that bear on items come first, the rest in the appendix, a line a metric`() throws {
        let text = try report([
            figure("gpu.total", 442), figure("chain.height", 7, "blocks"),
            figure("gpu.price.median", 2.56, "USD/GPU-hour", gpu: "h100"),
            figure("gpu.price.median", 1.74, "USD/GPU-hour", gpu: "a100"),
        ])
        let parts = text.components(separatedBy: "## Appendix A")
        #expect(
            parts[0].contains(
                "| GPUs online (gpu.total) | 442 | newest | 1 | p/capacity | 2026-11-23 | measured | q3.gpus, b.supply |"
            ))
        #expect(!parts[0].contains("| chain.height") && !parts[0].contains("gpu.price.median"))
        #expect(parts[1].contains("| chain.height | 7 blocks |"))
        #expect(
            parts[1].contains("| gpu.price.median by gpu | a100 1.74, h100 2.56 USD/GPU-hour | newest | 2 |"))
    }

    @Test func `name each formula and each source once`() throws {
        let aws = "Baselines/aws.yaml: github.com/aws, generated"
        let text = try report([
            figure(
                "price.variability", 0.02, "ratio", gpu: "h100", formula: "deviation / mean",
                inputs: [input("a")]),
            figure(
                "price.variability", 0.03, "ratio", gpu: "a100", formula: "deviation / mean",
                inputs: [input("b")]),
            figure(
                "concentration.hhi", 695, "points", formula: "sum of squares",
                inputs: ["a", "b", "c"].map { input($0) }),
            figure(
                "price.discount", 0.6, "ratio", formula: "1 - price",
                inputs: [input("a", aws), input("b", aws)]),
        ])
        let body = text.components(separatedBy: "## Appendix B")[0]
        for line in [
            "price.variability by gpu, 2 of them is deviation / mean; from p capacity.share by owner, 2 of them (p/providers, 2 values of 2026-11-23)",
            "concentration.hhi is sum of squares; from p capacity.share by owner, 3 of them (p/providers, 3 values of 2026-11-23)",
            "price.discount is 1 - price; from p capacity.share by owner, 2 of them (Baselines/aws.yaml, 2 values of 2026-11-23)",
            "Baselines/aws.yaml: github.com/aws, generated",
        ] { #expect(body.ranges(of: "\n- \(line)\n").count == 1, "\(line)\n\(body)") }
    }

    /// Levels of gpu.total begin at 1, 50, 500 and 5 000.
    @Test(
        arguments: [
            ([399, 410, 442], false), ([399, 430, 480], true), ([399, 399, 399], nil),
            ([-1.7e308, 1.7e308], nil),
        ]
            as [([Double], Bool?)])
    func `are drawn with the thresholds that lie near, where something moved`(days: [Double], near: Bool?)
        throws
    {
        let text = try report([figure("gpu.total", 442, days: days)])
        #expect(text.contains("```text\np gpu.total") == (near != nil))
        #expect(text.contains("level 3 from 500") == (near == true))
        #expect(!text.contains("level 2 from 50"))
    }

    @Test func `that one alone has are a line of a comparison, and prices stand side by side`() throws {
        let card = try Fixture.card("alpha")
        let entries = ["a", "b"].map {
            Comparison.Entry(Project(id: $0, name: $0.uppercased(), added: Fixture.asOf), card)
        }
        let comparison = try #require(Comparison(entries, runs: 100))
        func subject(_ figures: [MeasuredFigure]) -> ComparisonReport.Subject {
            .init(stage: nil, figures: figures, newestEvidence: nil)
        }
        let template = try ReportTemplate(
            at: Repository.root.appending(path: "Rubrics/Reports/comparison.mustache").path)
        let text = ComparisonReport(
            comparison,
            subjects: [
                subject([
                    figure("gpu.total", 442), figure("regions", 12), figure("leases", 3),
                    figure("chain.height", 7, "blocks"),
                    figure("gpu.price.median", 2.56, "USD/GPU-hour", gpu: "h100"),
                ]),
                subject([
                    figure("gpu.total", 1666, network: "q"),
                    figure("chain.height", 9, "blocks", network: "q"),
                    figure("gpu.price.median", 2.1, "USD/GPU-hour", gpu: "h100", network: "q"),
                ]),
            ], version: "0.1.0"
        ).markdown(template)
        #expect(text.contains("| gpu.total | 442 | 1\u{20}666 |  |"))
        #expect(text.contains("| gpu.price.median, h100 | 2.56 USD/GPU-hour | 2.10 USD/GPU-hour |  |"))
        #expect(text.contains("\nMeasured for one alone:\n\n- A: leases, regions\n"))
        #expect(!text.contains("chain.height") && !text.contains("measured for one alone |"))
    }
}
