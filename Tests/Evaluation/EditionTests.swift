import Documents
import Evaluation
import Foundation
import TestSupport
import Testing

/// Versions by whether scores stay comparable, and what users lay over a rubric.
@Suite(.temporaryDirectory) struct EditionTests {
    private static let base = SmallRubric.text(
        [.init(lines: ["measured: [{ metric: gpu.total, as: level, rises: [1, 2, 3, 4] }]"]), .init()])

    @Test(arguments: [
        ("title: Small", "title: Smaller", RubricChange.Bump.patch, "1.0.1"),
        ("levels: [a, b, c, d, e]", "levels: [a, b, c, d, f]", .patch, "1.0.1"),
        ("rises: [1, 2, 3, 4]", "rises: [1, 2, 3, 5]", .minor, "1.1.0"),
        ("questions:", "bands: { A: 81, B: 65, C: 50, D: 35 }\nquestions:", .minor, "1.1.0"),
        ("questions:", "weights: [{ id: x, title: X, points: { q: 1 } }]\nquestions:", .minor, "1.1.0"),
        ("importance: medium\n        levels", "importance: high\n        levels", .major, "2.0.0"),
        ("roll-up: mean", "roll-up: max", .major, "2.0.0"), ("max-age: 90d", "max-age: 91d", .major, "2.0.0"),
        ("id: q.1", "id: q.2", .major, "2.0.0"),
        ("not-applicable-when: never mind", "note: never mind", .major, "2.0.0"),
        (
            "questions:",
            "gates: [{ id: K, title: K, cap: 9, fails-when: { question: q, under: 5 } }]\nquestions:", .major,
            "2.0.0"
        ),
        ("# nothing", "# nothing at all", .none, "1.0.0"),
    ])
    func theVersionFollowsFromWhatChanged(
        from: String, to: String, bump: RubricChange.Bump, version: String
    ) throws {
        let text = "# nothing\n" + Self.base
        let changed = text.replacing(from, with: to, maxReplacements: 1)
        #expect(changed != text)
        let (old, new) = (try Rubric(text, file: "a"), try Rubric(changed, file: "b"))
        let change = RubricChange(from: old, to: new)
        #expect(change.bump == bump)
        #expect(change.version(after: "1.0.0") == version)
        #expect((old.edition.hash == new.edition.hash) == (bump == .none))
        #expect(RubricChange(from: new, to: new).entries.isEmpty)
    }

    /// The rubric below an overlay is not its user's to change.
    @Test(arguments: [
        ("2.0.0+mine.1.0.3", "2.0.0+mine.2.0.0"), ("2.0.0+a.1.0.0.b-c.4.1.0", "2.0.0+a.1.0.0.b-c.5.0.0"),
    ]) func `what is laid over a rubric has its own version raised`(old: String, needed: String) throws {
        let new = Self.base.replacing("importance: medium", with: "importance: low")
        let change = RubricChange(from: try Rubric(Self.base, file: "a"), to: try Rubric(new, file: "b"))
        #expect(change.bump == .major)
        #expect(change.version(after: old) == needed)
    }

    @Test func aDifferenceNamesBothSides() throws {
        let old = try Rubric(Self.base, file: "a")
        let new = try Rubric(Self.base.replacing("importance: medium", with: "importance: low"), file: "b")
        let entries = RubricChange(from: old, to: new).entries
        #expect(entries.map(\.path) == ["q importance", "q.0 importance", "q.1 importance"])
        #expect(entries.first?.before == "medium" && entries.first?.after == "low")
    }

    @Test func aMajorNumberBreaksTheLine() {
        func edition(_ version: String) -> Edition { Edition(version: version, hash: version) }
        #expect(edition("1.0.0").isComparable(with: edition("1.2.3")))
        #expect(!edition("1.0.0").isComparable(with: edition("2.0.0")))
        #expect(!edition("1.0.0").isComparable(with: edition("1.0.0+own.1.0.0")))
    }

    private func write(_ name: String, _ text: String) throws {
        try text.write(
            to: TemporaryDirectory.current.appending(path: name), atomically: true, encoding: .utf8)
    }

    @Test func usersAddItemsAndSayOtherwise() throws {
        try write(
            "mine.yaml",
            """
            id: mine
            adds-to: checklist
            version: 0.1.0
            questions:
              - id: q3
                items:
                  - { id: q3.gpus, importance: critical }
                  - id: q3.energy
                    title: Energy
                    importance: low
                    levels: [none, a little, some, much, all]
                    judged: the bill
                    max-age: 30d
            """)
        let user = try TemporaryDirectory.current.path
        let shipped = try Shipped.rubrics()[0]
        let rubric = try Rubric.all(in: Shipped.folder, user: user)[0]
        #expect(rubric.items.count == 34)
        #expect(rubric.criterion("q3.gpus")?.importance == .critical)
        #expect(rubric.criterion("q3.gpus")?.item == shipped.criterion("q3.gpus")?.item)
        #expect(rubric.criterion("q3.energy")?.item?.levels.count == 5)
        #expect(rubric.edition.version == "2.0.0+mine.0.1.0")
        #expect(RubricChange(from: shipped, to: rubric).bump == .major)
        // What is stored reads back to the same.
        #expect(try Rubric(rubric.source, file: "stored") == rubric)
    }

    @Test func usersAddRisksOfTheirOwn() throws {
        try write(
            "risks-of-ours.yaml",
            """
            id: ours
            adds-to: risks
            version: 1.0.0
            questions:
              - { id: r.founder, title: Founder leaves, category: people, why: Nobody knows the code., importance: high, judged: the team, max-age: 90d }
            """)
        let rubric = try #require(
            try Rubric.all(in: Shipped.folder, user: TemporaryDirectory.current.path).first {
                $0.id == "risks"
            })
        #expect(rubric.questions.count == 9)
        let row = try #require(rubric.criterion("r.founder"))
        #expect(row.members.map(\.id) == ["r.founder.L", "r.founder.I", "r.founder.M"])
        #expect(row.members.allSatisfy { $0.item?.levels.count == 5 })
    }

    @Test func aFileOfAShippedNameStandsInItsPlace() throws {
        let text = try String(
            contentsOf: Repository.root.appending(path: "Rubrics/bottleneck.yaml"), encoding: .utf8)
        try write("bottleneck.yaml", text.replacing("version: 1.0.0", with: "version: 3.1.4"))
        let rubrics = try Rubric.all(in: Shipped.folder, user: TemporaryDirectory.current.path)
        #expect(rubrics.map(\.edition.version) == ["2.0.0", "1.0.1", "1.0.0", "3.1.4"])
    }

    @Test(arguments: [
        ("adds-to: checklist\nversion: 1.0.0\nquestions: []", "mine.yaml:1:1: missing key 'id'"),
        (
            "id: m\nadds-to: checklist\nversion: 1.0.0\nquestions: [{ id: q9 }]",
            "mine.yaml:4:13: questions[0]: missing key 'title'"
        ),
        (
            "id: m\nadds-to: checklist\nversion: 1.0.0\nquestions: [{ id: q3, items: [{ id: q1.claim, importance: low }] }]",
            "mine.yaml:4:33: questions[0].items[0].id: the id 'q1.claim' is taken"
        ),
        (
            "id: m\nadds-to: checklist\nversion: 1.0.0\nquestions: [{ id: q3, importance: vast }]",
            "mine.yaml:4:23: questions[0].importance: expected one of critical, high, medium, low, found 'vast'"
        ),
    ])
    func mistakesOfUsersAreNamedInTheirFile(text: String, message: String) throws {
        try write("mine.yaml", text)
        let user = try TemporaryDirectory.current.path
        let error = #expect(throws: DocumentError.self) { try Rubric.all(in: Shipped.folder, user: user) }
        #expect(error?.description.hasSuffix(message) == true, "\(error?.description ?? "")")
    }
}
