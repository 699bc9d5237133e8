import Evaluation
import Foundation
import GRDB
import Metrics
import Storage
import TestSupport
import Testing

/// What an assessment keeps besides its answers, and what a project says of itself.
@Suite(.temporaryDirectory) struct RemarksStoreTests {
    let time = Golden.asOf

    private func path() throws -> String {
        try TemporaryDirectory.current.appending(path: "assay.sqlite").path
    }

    private func store(_ projects: [Project] = []) throws -> AssessmentStore {
        try AssessmentStore(DatabaseFile(path: path(), mode: .readWrite), beginningWith: projects)
    }

    private var figure: MeasuredFigure {
        MeasuredFigure(
            Series(network: "akash", metric: "utilization.mean", labels: ["gpu": "a,b=c"]), 0.312,
            unit: .ratio,
            source: "capacity", at: time, origin: .backFilled, window: .seconds(30 * 86_400), samples: 720,
            coverage: 0.97, formula: "mean of days of gpu.rented / gpu.total",
            inputs: [
                .init(
                    Series(network: "akash", metric: "gpu.rented"), source: "akash/capacity",
                    first: time - .seconds(86_400), last: time, count: 360)
            ], days: [0.25, nil, 0.5])
    }

    @Test func everythingReadsBackAsItWasSeen() throws {
        let akash = Project(id: "akash", name: "Akash", added: time)
        let store = try store([akash])
        let rubrics = try Shipped.rubrics()
        var draft = Assessment(project: "akash", assessor: "ann", asOf: time, rubrics: rubrics)
        draft.weighting = try #require(rubrics.weighting("investor"))
        draft.waivers = [Waiver(gate: "K4", reason: "pilot", signer: "K. Meyer", date: time)]
        draft.riskNotes = [
            "r.keys": RiskNote(
                owner: "T. Ito", review: time, trigger: Trigger("latency.dispersion above 3.5"),
                response: .reduce),
            "r.token": RiskNote(),
        ]
        draft.figures = [figure]
        let submitted = try store.submit(draft, rubrics: rubrics, at: time)
        #expect(try store.assessments(of: akash).first == submitted)
        #expect(submitted.figures == [figure])
        var own = Assessment(project: "akash", assessor: "akash", asOf: time + .seconds(9), rubrics: rubrics)
        own.isSelfAssessment = true
        try store.submit(own, rubrics: rubrics, at: time + .seconds(9))
        #expect(try store.assessments(of: akash).last == submitted)
        #expect(try store.assessments(of: akash).map(\.isSelfAssessment) == [true, false])
    }

    @Test(arguments: ["assessment_waiver", "assessment_risk", "assessment_figure", "assessment_figure_input"])
    func whatWasSubmittedStaysWhoeverWrites(table: String) throws {
        try everythingReadsBackAsItWasSeen()
        let queue = try DatabaseQueue(path: path())
        for sql in ["DELETE FROM \(table)", "UPDATE \(table) SET assessment = 'x'"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func aVersionThatWasUsedStandsForOneContent() throws {
        let akash = Project(id: "akash", name: "Akash", added: time)
        let store = try store([akash])
        let text = SmallRubric.text([.init()])
        func submit(_ text: String) throws {
            let rubrics = [try Rubric(text, file: "small.yaml")]
            let draft = Assessment(project: "akash", assessor: "ann", asOf: time, rubrics: rubrics)
            try store.submit(draft, rubrics: rubrics, at: time)
        }
        try submit(text)
        try submit(text)
        #expect(throws: AssessmentStoreError.versionInUse("small", version: "1.0.0", needed: "2.0.0")) {
            try submit(text.replacing("importance: medium", with: "importance: low"))
        }
        #expect(throws: AssessmentStoreError.versionInUse("small", version: "1.0.0", needed: "1.0.1")) {
            try submit(text.replacing("title: Small", with: "title: Tiny"))
        }
        try submit(text.replacing("title: Small", with: "title: Tiny").replacing("1.0.0", with: "1.0.1"))
        #expect(try store.assessments(of: akash).count == 3)
    }

    @Test func projectsSayWhatTheyAreAndClaim() throws {
        let profile = LayerProfile(
            layers: [
                .init(.distributedCompute, claim: "open\tcloud\nmarket", isObserved: true, isPrimary: true),
                .init(.incentives, claim: nil, isObserved: false),
            ], crypto: .heavy)
        let claim = Claim(
            metric: "gpu.total", value: 1_000, text: "over 1 000 GPUs", url: "https://example.org", date: time
        )
        let store = try store([
            Project(id: "akash", name: "Akash", added: time, profile: profile, claims: [claim])
        ])
        let akash = try store.project("akash")
        #expect(akash.profile.layers.map(\.claim) == ["open cloud market", nil])
        #expect(akash.profile.layers.map(\.isObserved) == [true, false])
        #expect(akash.profile.claimed == [.distributedCompute])
        #expect(akash.profile.crypto == .heavy)
        #expect(akash.claims == [claim])
        let newer = Claim(
            metric: "gpu.total", value: 2_000, url: "https://example.org/2", date: time + .seconds(1))
        try store.record(newer, of: akash)
        try store.describe(akash, as: .unknown)
        #expect(try store.project("akash").claims == [claim, newer])
        #expect(try store.project("akash").profile == .unknown)
        let reply = Reply(text: "We disagree.\nStrongly.", author: "Akash", date: time)
        try store.record(reply, of: akash)
        #expect(try store.replies(of: akash) == [reply])
        // SQLite 3.40 checks the rows of some tables wrongly; none of ours may be one of them.
        #expect(try DatabaseFile(path: path(), mode: .readOnly).examine() == [])
    }

    /// A database of the first version keeps its assessments, gains the tables, and a copy stays beside it.
    @Test func aDatabaseOfTheFirstVersionIsBroughtForward() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        let file = try DatabaseFile(path: url.path, mode: .readWrite, patience: .seconds(5), knownVersion: 1)
        let schema = try String(
            contentsOf: Repository.root.appending(path: "Tests/Evaluation/Fixtures/version-1.sql"),
            encoding: .utf8)
        try file.migrate("evaluation", to: 1) { try $0.execute(sql: schema) }
        let store = try store([Project(id: "new", name: "New", added: time)])
        #expect(try store.projects().map(\.id) == ["new", "old"])
        let old = try #require(try store.assessments(of: store.project("old")).first)
        #expect(old.assessor == "ann")
        #expect(old.weighting == .balanced)
        #expect(old.answers["q.0"]?.levels == LevelRange(3))
        #expect(try store.rubrics(of: old).map(\.id) == ["small"])
        #expect(FileManager.default.fileExists(atPath: url.path + ".version-1"))
    }
}
