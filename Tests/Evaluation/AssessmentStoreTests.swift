import Evaluation
import Foundation
import GRDB
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct AssessmentStoreTests {
    let time = Golden.asOf

    @Test func projectsAreAddedTiedAndRemoved() throws {
        let store = try store([Project(id: "akash", name: "Akash Network", network: "akash", added: time)])
        let added = try store.add(named: "Prime Intellect (v2)", network: nil, at: time)
        #expect(added.id == "prime-intellect-v2")
        #expect(try store.project("prime intellect (V2)") == added)
        try store.tie(added, to: "prime")
        #expect(try store.projects().map(\.id) == ["akash", "prime-intellect-v2"])
        #expect(try store.project("AKASH").name == "Akash Network")
        #expect(try store.project("akash network").network == "akash")
        #expect(try store.project("prime-intellect-v2").network == "prime")
        try store.remove(added, at: time)
        #expect(try store.projects().map(\.id) == ["akash"])
    }

    @Test func aRemovedProjectStaysAwayAndComesBackWithItsAssessments() throws {
        let begin = [Project(id: "akash", name: "Akash", added: time)]
        let (store, project) = (try store(begin), begin[0])
        try store.submit(draft("akash"), rubrics: Shipped.rubrics(), at: time)
        try store.remove(project, at: time)
        let reopened = try self.store(begin)
        #expect(try reopened.projects().isEmpty)
        try reopened.add(Project(id: "akash", name: "Akash again", added: time))
        #expect(try reopened.projects().map(\.name) == ["Akash again"])
        #expect(try reopened.assessments(of: project).count == 1)
    }

    @Test func mistakesWithProjectsSayWhatThereIs() throws {
        let akash = Project(id: "akash", name: "Akash", added: time)
        let store = try store([akash])
        #expect(throws: AssessmentStoreError.unknownProject("akahs", known: ["akash"])) {
            try store.project("akahs")
        }
        #expect(throws: AssessmentStoreError.projectExists("akash")) { try store.add(akash) }
        #expect(throws: AssessmentStoreError.unusableName("—")) {
            try store.add(named: "—", network: nil, at: time)
        }
    }

    /// Only letters and digits of ASCII make an id, so that names may differ and ids not.
    @Test(arguments: [("C++ Labs", "C# Labs", "c-labs"), ("ÄB", "ÖB", "b"), ("akash", "Akash?", "akash")])
    func `a name that makes the id of another project takes nothing over`(
        old: String, new: String, id: String
    ) throws {
        let store = try store([])
        let first = try store.add(named: old, network: "somewhere", at: time)
        #expect(first.id == id)
        let taken = AssessmentStoreError.idTaken(new, id: id, by: old, isRemoved: false)
        #expect(throws: taken) { try store.add(named: new, network: nil, at: time) }
        #expect(throws: taken) { try submit(to: new, in: store) }
        #expect(taken.description.contains("say '\(id)' if that is meant"))
        #expect(try store.projects() == [first])
        try store.remove(first, at: time)
        #expect(throws: AssessmentStoreError.idTaken(new, id: id, by: old, isRemoved: true)) {
            try store.add(named: new, network: nil, at: time)
        }
        #expect(try store.projects().isEmpty)
        #expect(try submit(to: old.uppercased(), in: store).project == first)
        try store.remove(first, at: time)
        #expect(try store.add(named: id, network: "elsewhere", at: time).network == "elsewhere")
        #expect(try store.projects().map(\.name) == [old])
    }

    @Test(arguments: Golden.names)
    func aSubmittedAssessmentReadsBackWhole(name: String) throws {
        let store = try store([Project(id: name, name: name, added: time)])
        let draft = Assessment(
            project: name, assessor: "k.meyer", asOf: time, rubrics: try Shipped.rubrics(),
            answers: try Golden.answers(name).answers)
        let submitted = try store.submit(draft, rubrics: Shipped.rubrics(), at: time)
        #expect(submitted.submitted == time)
        let project = try store.project(name)
        #expect(try store.assessments(of: project) == [submitted])
        #expect(try store.rubrics(of: submitted) == Shipped.rubrics())
        #expect(submitted.unscored(try Shipped.rubrics()).isEmpty)
        let card = Scorecard(submitted.answers, rubrics: try store.rubrics(of: submitted), asOf: time)
        #expect(card.overall == (try Golden.card(name)).overall)
    }

    @Test func everyKindOfEvidenceReadsBack() throws {
        let store = try store([Project(id: "akash", name: "Akash", added: time)])
        let series = Series(network: "akash", metric: "gpu.total", labels: ["gpu": "a,b=c", "region": ""])
        var draft = try draft("akash")
        draft.answers["q4.mechanism"] = Answer(
            .undisclosed, grade: .b, choices: ["ranking", "benchmark systems"], reason: "r\u{1B}[0m",
            note: "n\n2",
            evidence: [
                Evidence(.measurement(series, value: 442), date: time),
                Evidence(.link(url: "https://example.org/?a=b"), text: "List"),
                Evidence(.document, text: "Call"),
            ])
        try store.save(draft, rubrics: Shipped.rubrics())
        let project = try store.project("akash")
        #expect(try store.assessments(of: project) == [draft])
    }

    @Test func aDraftIsReplacedAndASubmittedAssessmentIsNot() throws {
        let store = try store([Project(id: "akash", name: "Akash", added: time)])
        let rubrics = try Shipped.rubrics()
        var draft = try draft("akash")
        try store.save(draft, rubrics: rubrics)
        draft.answers = ["q2": Answer(.unknown)]
        try store.save(draft, rubrics: rubrics)
        #expect(try store.assessments(of: store.project("akash")).map(\.answers) == [draft.answers])
        try store.submit(draft, rubrics: rubrics, at: time)
        #expect(throws: AssessmentStoreError.alreadySubmitted(draft.id)) {
            try store.save(draft, rubrics: rubrics)
        }
    }

    @Test func aDraftOfAnotherEditionIsRefusedWhole() throws {
        let store = try store([Project(id: "akash", name: "Akash", added: time)])
        let other = try SmallRubric.rubric([.init()])
        let draft = Assessment(project: "akash", assessor: "k", asOf: time, rubrics: [other])
        #expect(throws: AssessmentStoreError.rubricChanged("small")) {
            try store.save(draft, rubrics: Shipped.rubrics())
        }
        #expect(try store.assessments(of: store.project("akash")).isEmpty)
    }

    /// Not even a person with SQL can change what was submitted.
    @Test(arguments: [
        "UPDATE assessment SET assessor = 'x'", "DELETE FROM assessment",
        "UPDATE answer SET low = 4, high = 4",
        "DELETE FROM answer", "DELETE FROM evidence", "UPDATE evidence SET value = 1",
        "INSERT INTO answer (assessment, item, state, grade) SELECT id, 'q7', 'unknown', 'D' FROM assessment",
        "DELETE FROM assessment_rubric", "DELETE FROM rubric", "DELETE FROM project",
    ])
    func theDatabaseItselfRefusesChanges(sql: String) throws {
        let store = try store([Project(id: "akash", name: "Akash", added: time)])
        try store.submit(draft("akash"), rubrics: Shipped.rubrics(), at: time)
        #expect(throws: DatabaseError.self) {
            try DatabasePool(path: path()).write { try $0.execute(sql: sql) }
        }
    }

    @Test func `the projects to begin with are asked for once, and what is wrong with them undoes all`()
        throws
    {
        struct Unreadable: Error {}
        func projects() throws -> [Project] { throw Unreadable() }
        #expect(throws: Unreadable.self) {
            try AssessmentStore(DatabaseFile(path: path(), mode: .readWrite), beginningWith: projects())
        }
        _ = try store([Project(id: "akash", name: "Akash", added: time)])
        let again = try AssessmentStore(
            DatabaseFile(path: path(), mode: .readWrite), beginningWith: projects())
        #expect(try again.projects().map(\.id) == ["akash"])
    }

    @Test func aFileForReadingNeedsItsTables() throws {
        _ = try DatabaseFile(path: path(), mode: .readWrite)
        let error = try #require(throws: AssessmentStoreError.self) {
            try AssessmentStore(DatabaseFile(path: path(), mode: .readOnly), beginningWith: [])
        }
        #expect(error.description.contains("is not prepared for this Assay yet"))
        _ = try store([Project(id: "akash", name: "Akash", added: time)])
        let reader = try AssessmentStore(DatabaseFile(path: path(), mode: .readOnly), beginningWith: [])
        #expect(try reader.projects().map(\.id) == ["akash"])
    }

    @Test func `answers that are refused add no project`() throws {
        let store = try store([])
        let other = try SmallRubric.rubric([.init()])
        #expect(throws: AssessmentStoreError.rubricChanged("small")) {
            try store.submit(to: "Newcomer", rubrics: Shipped.rubrics(), at: time) {
                Assessment(project: $0.id, assessor: "k", asOf: time, rubrics: [other])
            }
        }
        #expect(try store.projects().isEmpty)
    }

    private func submit(
        to name: String, in store: AssessmentStore
    ) throws -> (project: Project, assessment: Assessment) {
        let rubrics = try Shipped.rubrics()
        return try store.submit(to: name, rubrics: rubrics, at: time) {
            Assessment(project: $0.id, assessor: "k.meyer", asOf: time, rubrics: rubrics)
        }
    }

    private func draft(_ project: String) throws -> Assessment {
        let level = try #require(LevelRange(2))
        let evidence = [Evidence(.link(url: "https://example.org"))]
        return Assessment(
            project: project, assessor: "k.meyer", asOf: time, rubrics: try Shipped.rubrics(),
            answers: [
                "q1": Answer(.scored(level)),
                "q3.gpus": Answer(.scored(level), grade: .a, evidence: evidence),
            ])
    }

    private func path() throws -> String {
        try TemporaryDirectory.current.appending(path: "assay.sqlite").path
    }

    private func store(_ projects: [Project]) throws -> AssessmentStore {
        try AssessmentStore(DatabaseFile(path: path(), mode: .readWrite), beginningWith: projects)
    }
}
