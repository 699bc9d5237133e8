import Documents
import Evaluation
import Testing

@Suite struct RubricTests {
    /// The checklist of the article, word for word.
    @Test func theChecklistQuotesTheSevenQuestions() throws {
        let checklist = try #require(try Shipped.rubrics().first)
        #expect(
            checklist.questions.map(\.seed) == [
                "What is actually decentralized? Compute, storage, model access, incentives, or governance?",
                "What problem does decentralization solve? Cost, trust, censorship resistance, access, monetization, or ownership?",
                "Is there real supply? GPUs, data providers, model builders, or only speculative token holders?",
                "How is quality validated? Ranking, attestation, proofs, reputation, or benchmark systems?",
                "What is the customer experience? Invisible infrastructure or visible crypto complexity?",
                "What happens at enterprise scale? SLAs, compliance, support, and observability?",
                "Could a hybrid architecture be better? Centralized UX with decentralized backend components?",
            ])
        #expect(checklist.items.count == 33)
        #expect(checklist.edition.version == "2.0.0")
    }

    /// The rows of the article's table, cell for cell.
    @Test func theTradeOffsQuoteTheSixRows() throws {
        let rows = try Shipped.rubrics()[1].questions
        #expect(
            rows.map(\.seed) == [
                "Lower dependency on big AI vendors | Reduces platform risk | More operational complexity",
                "Access to distributed compute | Can reduce cost | Variable performance and reliability",
                "User-owned or shared data models | Better alignment in some markets | Harder legal and compliance design",
                "Open participation | Speeds ecosystem growth | Harder quality control",
                "Token incentives | Can bootstrap supply and demand | Can attract speculation instead of usage",
                "Transparent coordination | Useful for verification and trust | Can slow UX if overused on-chain",
            ])
        for row in rows {
            #expect(row.members.map(\.id) == ["\(row.id).b", "\(row.id).c"])
            let cells = try #require(row.seed).split(separator: "|").map { $0.trimmingPrefix(" ") }
            #expect(row.why.map { $0 + " " } == String(cells[1]))
        }
    }

    @Test func everyItemHasAWeightAnAgeAndFiveLevels() throws {
        for item in try Shipped.rubrics().flatMap(\.items) {
            let details = try #require(item.item)
            guard !details.isChoice else { continue }
            #expect(details.levels.count == 5, "\(item.id)")
            #expect(Set(details.levels).count == 5, "\(item.id)")
            #expect(details.maximumAge >= .seconds(30 * 86_400), "\(item.id)")
        }
    }

    @Test func percentThresholdsAreRatios() throws {
        let checklist = try #require(try Shipped.rubrics().first)
        let utilisation = try #require(checklist.criterion("q3.utilisation")?.item).measures
        #expect(utilisation.map(\.metric) == ["utilization.mean"])
        #expect(utilisation.first?.role == .level)
        #expect(utilisation.first?.thresholds == .rising([0.001, 0.05, 0.2, 0.5]))
        let observed = try #require(checklist.criterion("q4.observed")?.item).measures
        #expect(observed.map(\.thresholds).dropFirst().first == .falling([2, 3, 5, 10]))
        #expect(observed.first?.thresholds == .rising([0.9, 0.95, 0.99, 0.999]))
    }

    @Test func layoutDoesNotChangeTheHash() throws {
        let text = SmallRubric.text([.init(), .init()])
        let plain = try Rubric(text, file: "a.yaml")
        let other = try Rubric(
            "# a comment\n" + text.replacing("title: Small", with: "title:   \"Small\""), file: "b.yaml")
        #expect(plain.edition == other.edition)
        #expect(plain.edition.hash.count == 64)
        #expect(plain.edition.description == "1.0.0#\(plain.edition.hash.prefix(12))")
    }

    @Test(arguments: [
        ("title: Small", "title: Smaller"), ("medium", "high"), ("[a, b, c, d, e]", "[a, b, c, d, f]"),
        ("max-age: 90d", "max-age: 91d"), ("roll-up: mean", "roll-up: max"), ("share: 1", "share: 0.5"),
        ("not-applicable-when: never mind", "note: never mind"),
    ])
    func anyContentChangesTheHash(from: String, to: String) throws {
        let text = SmallRubric.text([.init()])
        let changed = text.replacing(from, with: to)
        #expect(text != changed)
        #expect(try Rubric(text, file: "").edition.hash != Rubric(changed, file: "").edition.hash)
    }

    @Test(arguments: [
        ("share: 1", "share: 2", "r.yaml:4:1: share: expected a number from 0 to 1, found '2'"),
        (
            "share: 1", "shares: 1",
            "r.yaml:4:1: shares: unknown key; did you mean 'share'?"
        ),
        (
            "importance: medium", "importance: huge",
            "r.yaml:9:5: questions[0].importance: expected one of critical, high, medium, low, found 'huge'"
        ),
        (
            "[a, b, c, d, e]", "[a, b]",
            "r.yaml:15:9: questions[0].items[0].levels: 2 levels; expected 5, for level 0 to 4"
        ),
        (
            "90d", "soon",
            "r.yaml:17:9: questions[0].items[0].max-age: expected a duration such as 30d or 12h, found 'soon'"
        ),
        ("id: q.0", "id: q", "r.yaml:12:9: questions[0].items[0].id: the id 'q' is taken"),
        (
            "version: 1.0.0", "version: 1",
            "r.yaml:3:1: version: expected a version such as 1.0.0, found '1'"
        ),
        (
            "judged: all", "measured: [{metric: gpu.total, as: level}]\n        judged: all",
            "r.yaml:16:20: questions[0].items[0].measured[0]: expected either 'rises' or 'falls'"
        ),
        (
            "judged: all", "measured: [{metric: x, as: level, rises: [4, 3, 2, 1]}]\n        judged: all",
            "r.yaml:16:43: questions[0].items[0].measured[0].rises: expected four numbers, none below the one before it"
        ),
        (
            "id: small", "- small",
            "r.yaml:2:1: while parsing a block collection: did not find expected '-' indicator"
        ),
    ])
    func mistakesAreNamedWithTheirPlace(from: String, to: String, message: String) throws {
        let text = SmallRubric.text([.init()]).replacing(from, with: to)
        let error = #expect(throws: DocumentError.self) { try Rubric(text, file: "r.yaml") }
        #expect(error?.description == message)
    }
}
