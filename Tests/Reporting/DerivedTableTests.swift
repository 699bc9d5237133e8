import Analysis
import Evaluation
import Foundation
import Metrics
import Reporting
import TestSupport
import Testing

@Suite struct DerivedTableTests {
    private static let now = Timestamp("2026-11-25T14:02:11Z") ?? Timestamp(seconds: 0)

    private static func figure(
        _ metric: DerivedMetric, _ result: Result<Double, Absence>, gpu: String? = nil, count: Int = 1,
        coverage: Double? = nil, origin: Origin? = .measured, source: String = "akash/capacity"
    ) -> DerivedFigure {
        let input = DerivedFigure.Input(
            series: Series(network: "akash", metric: "gpu.total", labels: gpu.map { ["gpu": $0] } ?? .none),
            source: source, first: count == 1 ? now - .seconds(24) : now - .seconds(30 * 86_400),
            last: now - .seconds(24), count: count, origin: origin)
        let isThere = (try? result.get()) != nil
        return DerivedFigure(
            network: "akash", metric: metric, gpu: gpu, result: result, formula: metric.formula,
            window: TimeRange(metric.window, until: now), inputs: isThere ? [input] : [],
            count: isThere ? count : 0, coverage: coverage)
    }

    private static let table = DerivedTable(
        [
            figure(.gpuTotal, .success(442)),
            figure(.utilization, .success(0.64), count: 8_612, coverage: 0.9333),
            figure(
                .priceDiscount, .success(0.553), gpu: "h100", origin: nil,
                source: "Baselines/aws.yaml: a list, of 2026"),
            figure(.latencyMedian, .success(182.4), count: 1_440, coverage: 0.998),
            figure(.revenueMultiple, .success(12.5), origin: .generated),
            figure(.nodesChurn, .failure(.notMeasurable("no source lists the nodes by id"))),
            figure(.fees, .failure(.tooLittle(input: "fees.day", coverage: 0.12, needed: 0.8))),
            figure(.turnover, .failure(.tooLittle(input: "fees.day", coverage: 0.12, needed: 0.8))),
        ], at: now,
        vocabulary: Vocabulary([
            Metric(name: "gpu.total", title: "GPUs", unit: Unit(rawValue: "GPUs")),
            Metric(name: "utilization.mean", title: "Utilization", unit: .ratio),
            Metric(name: "price.discount", title: "Discount", unit: .ratio),
            Metric(name: "latency.p50", title: "Latency", unit: .milliseconds),
            Metric(name: "revenue.multiple", title: "Multiple", unit: .ratio),
        ]))

    @Test func `a coverage of next to nothing stands apart from the count`() {
        let figure = Self.figure(.latencyDispersion, .success(4.06), count: 5, coverage: 0.000_074_07)
        let text = DerivedTable([figure], at: Self.now, vocabulary: Vocabulary([])).text
        #expect(text.contains(" n 5  < 0.1 % measured "), "\(text)")
    }

    @Test func `a figure says how, from what and how much was measured, an absent one why`() throws {
        try expectSnapshot(Self.table.text, named: "figures")
    }

    @Test func `evidence looks back where its inputs do, and is the newest otherwise`() throws {
        let vocabulary = Vocabulary([
            Metric(name: "concentration.top", title: "Largest", unit: .ratio),
            Metric(name: "nodes.churn", title: "Churn", unit: .ratio),
        ])
        let newest = Self.figure(.topShare, .success(0.4))
        let churn = Self.figure(.nodesChurn, .success(0.1), count: 62)
        #expect(try #require(MeasuredFigure(newest, vocabulary: vocabulary)).window == nil)
        #expect(try #require(MeasuredFigure(churn, vocabulary: vocabulary)).window == .seconds(30 * 86_400))
    }

    @Test func `programs read the same`() throws {
        try expectSnapshot(
            Self.table.table.csv, named: "figures", extension: "csv")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.table.json.text.utf8)) as? [String: Any])
        let figures = try #require(object["figures"] as? [[String: Any]])
        #expect(figures.count == 8)
        #expect(figures[1]["value"] as? Double == 0.64)
        #expect(figures[1]["coverage"] as? Double == 0.9333)
        #expect(figures[1]["samples"] as? Int == 8_612)
        #expect(figures[4]["genuine"] as? Bool == false)
        #expect(figures.map { $0["origin"] as? String }[1...4] == ["measured", nil, "measured", "generated"])
        #expect(figures[5]["value"] is NSNull)
        #expect(figures[5]["absent"] as? String == "no source lists the nodes by id")
        #expect(((figures[2]["inputs"] as? [[String: Any]])?.first)?["origin"] is NSNull)
        #expect(!Self.table.isEmpty)
    }
}
