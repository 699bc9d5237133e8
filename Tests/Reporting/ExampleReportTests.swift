import Catalog
import Evaluation
import Foundation
import Metrics
import Reporting
import TestSupport
import Testing

/// The examples under docs/: fictional projects, whose reports are made again byte for byte.
///
/// With `RECORD_SNAPSHOTS=1` they are written.
@Suite struct ExampleReportTests {
    private static let folder = Repository.root.appending(path: "docs/examples")

    private func assessment(_ file: String, id: String) throws -> Assessment {
        let rubrics = try Fixture.rubrics()
        let path = Self.folder.appending(path: "\(file).yaml").path
        let answers = try AnswersFile(at: path, rubrics: rubrics, strict: true)
        var result = Assessment(
            id: id, project: try #require(answers.project), assessor: try #require(answers.assessor),
            asOf: try #require(answers.asOf),
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }),
            answers: answers.answers, submitted: answers.asOf
        ).remarked(answers)
        result.figures = Self.figures(answers.project ?? "")
        return result
    }

    private let vocabulary = Catalog.load(
        shipped: Repository.root.appending(path: "Data").path, user: nil
    ).vocabulary

    private func template(_ name: String) throws -> ReportTemplate {
        try ReportTemplate(at: Repository.root.appending(path: "Rubrics/Reports/\(name).mustache").path)
    }

    private func expect(_ text: String, _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, "\(name) is made otherwise now; record it again and read it")
    }

    /// Made up, and marked as such.
    private static func figures(_ network: String) -> [MeasuredFigure] {
        let scale = network == "alpha" ? 1.0 : network == "gamma" ? 1.6 : 0.4
        func figure(
            _ metric: String, _ value: Double, _ unit: Metrics.Unit, window: Int64? = nil,
            coverage: Double? = nil,
            formula: String? = nil, days: [Double?] = []
        ) -> MeasuredFigure {
            MeasuredFigure(
                Series(network: network, metric: metric), value, unit: unit, source: "made-up",
                at: Fixture.asOf - .seconds(60), origin: .generated,
                window: window.map { .seconds($0 * 86_400) },
                samples: window.map { Int($0 * 24) } ?? 1, coverage: coverage, formula: formula, days: days)
        }
        let days = (0..<90).map(Self.utilisation)
        return [
            figure("gpu.total", (442 * scale).rounded(), Metrics.Unit(rawValue: "GPUs")),
            figure("nodes.online", (62 * scale).rounded(), .count),
            figure(
                "utilization.mean", min(0.95, 0.62 * scale), .ratio, window: 30, coverage: 0.97,
                formula: "mean of days of gpu.rented / gpu.total", days: days),
            figure("concentration.nakamoto", (6 * scale).rounded(), .count),
            figure("issuance.coverage", 0.05 * scale, .ratio, window: 30, coverage: 1),
            figure("availability.mean", 0.994, .ratio, window: 30, coverage: 0.99),
        ]
    }

    /// Rising from 35 to 65 %, with two days that were not measured.
    private static func utilisation(_ day: Int) -> Double? {
        guard day != 40, day != 41 else { return nil }
        let trend = 0.35 + 0.3 * Double(day) / 90
        return trend + 0.04 * Double((day * 7) % 5 - 2)
    }

    private func project(_ id: String) -> Project {
        let claims = [
            Claim(
                metric: "gpu.total", value: 500, text: "“over 500 GPUs” on the front page",
                url: "https://example.org/\(id)", date: Fixture.asOf - .seconds(9 * 86_400))
        ]
        return Project(
            id: id, name: "\(id.uppercased()) (fictional)", network: id, added: Fixture.asOf,
            profile: LayerProfile(
                layers: [
                    .init(
                        .distributedCompute, claim: "an open market for GPUs", isObserved: true,
                        isPrimary: true,
                        url: "https://example.org/\(id)", date: Fixture.asOf - .seconds(9 * 86_400))
                ], crypto: .light), claims: claims)
    }

    @Test func theAssessmentUnderDocsIsMadeAgain() throws {
        let rubrics = try Fixture.rubrics()
        let first = try assessment("alpha-k-meyer", id: "0192f0c4-0000-7000-8000-00000000000a")
        let second = try assessment("alpha-t-ito", id: "0192f0c4-0000-7000-8000-00000000000b")
        let before = try assessment("gamma-k-meyer", id: "before").card(rubrics)
        let report = AssessmentReport(
            project: project("alpha"), assessment: first, others: [second], rubrics: rubrics,
            vocabulary: vocabulary, previous: .scored(before),
            replies: [
                Reply(
                    text: "We publish the split next quarter.\nThe SLA is in the contract, not on the page.",
                    author: "ALPHA", date: Fixture.asOf)
            ], version: "0.1.0")
        try expect(report.markdown(template("assessment")), "assessment.md")
    }

    @Test func theComparisonUnderDocsIsMadeAgain() throws {
        let rubrics = try Fixture.rubrics()
        let all = try [("alpha-k-meyer", "alpha"), ("gamma-k-meyer", "gamma"), ("beta-k-meyer", "beta")].map {
            (try assessment($0.0, id: $0.1), project($0.1))
        }
        let comparison = try #require(Comparison(all.map { .init($0.1, $0.0.card(rubrics)) }))
        let report = ComparisonReport(
            comparison,
            subjects: all.map { assessment, _ in
                .init(
                    stage: assessment.card(rubrics).stage(assessment.figures), figures: assessment.figures,
                    newestEvidence: Fixture.asOf)
            }, vocabulary: vocabulary, version: "0.1.0")
        try expect(report.markdown(template("comparison")), "comparison.md")
        let object = try JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: Any]
        #expect((object?["projects"] as? [[String: Any]])?.count == 3)
    }

    @Test func aHistoryTellsWhatChanged() throws {
        let rubrics = try Fixture.rubrics()
        let old = try assessment("beta-k-meyer", id: "a")
        let new = try assessment("alpha-k-meyer", id: "b")
        let report = HistoryReport(
            project: project("alpha"),
            steps: [new, old].map { .init($0, $0.card(rubrics)) }, version: "0.1.0")
        try expectSnapshot(report.markdown(template("history")), named: "history", extension: "md")
    }

    /// Two opinions of a day are two rows, and no change.
    @Test func aHistoryHoldsEachAssessorAgainstWhatTheySaidBefore() throws {
        let rubrics = try Fixture.rubrics()
        let steps = [try assessment("alpha-k-meyer", id: "a"), try assessment("alpha-t-ito", id: "b")]
        #expect(Set(steps.map(\.assessor)).count == 2)
        let report = HistoryReport(
            project: project("alpha"), steps: steps.map { .init($0, $0.card(rubrics)) }, version: "0.1.0")
        let text = try report.markdown(template("history"))
        #expect(text.contains(": 2 assessments"))
        #expect(text.contains("Nothing to compare."))
        #expect(!text.contains("points"), "\(text)")
    }

    @Test func aMemoTracesItsReasons() throws {
        let fit = try FounderFit(in: Repository.root.appending(path: "Rubrics").path)
        let scenario = try #require(fit.scenarios.first { $0.id == "legal" })
        var answers: [String: Answer] = [:]
        for (id, level) in scenario.answers { answers[id] = Answer(.scored(try #require(LevelRange(level)))) }
        let bottleneck = try #require(try Fixture.rubrics().first { $0.id == "bottleneck" })
        let memo = FitMemo(
            fit.result(answers, bottleneck: bottleneck), fit: fit, product: "Legal | AI", version: "0.1.0")
        try expectSnapshot(memo.markdown(template("fit")), named: "fit", extension: "md")
    }

    /// Everything that stands under docs/ is CommonMark without raw HTML, and every evidence id is resolved both ways.
    @Test(
        .enabled(if: CommonMark.program != nil, "cmark-gfm is not installed"),
        arguments: ["assessment.md", "comparison.md"])
    func theExamplesAreCommonMark(name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let end = try #require(text.firstRange(of: "\n---\n"))
        let body = String(text[end.upperBound...])
        let xml = try CommonMark.xml(body)
        #expect(!xml.contains("<html"))
        #expect(xml.ranges(of: "<heading level=\"1\"").count == 1)
        guard name == "assessment.md" else { return }
        let listed = Set(body.matches(of: /\n\| (E\d+) \|/).map { String($0.1) })
        let used = Set(
            body.matches(of: /Evidence: ([E0-9, ]+)/).flatMap { $0.1.split(separator: ", ").map(String.init) }
        )
        #expect(!used.isEmpty && used.isSubset(of: listed))
        for line in body.split(separator: "\n") where line.prefixMatch(of: /\| E\d/) != nil {
            let items = line.split(separator: "|")[1].split(separator: ",").map {
                $0.replacing(" ", with: "").replacing("\\", with: "")
            }
            for item in items { #expect(body.contains("`\(item)`"), "\(item)") }
        }
    }
}
