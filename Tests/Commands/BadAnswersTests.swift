import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A file of answers that is wrong` {
    /// The file, and what is said of it: line, key, and what is allowed.
    static let files = [
        (
            "answers:\n  q3.gpu: { level: 2 }\n",
            "answers.yaml:2:3: answers.q3.gpu: no such item; did you mean 'q3.gpus'? Allowed: q3, q3.gpus,"
        ),
        (
            "answers:\n  q1: { level: 3 }\n  q3.gpus: { level: 7 }\n",
            "answers.yaml:3:14: answers.q3.gpus.level: expected a whole number from 0 to 4, found '7'"
        ),
        (
            "answers:\n  q3.verified: { state: not_applicable, reason: none }\n",
            "answers.yaml:2:18: answers.q3.verified.state: not applicable is refused here; "
                + "allowed: scored, unknown, undisclosed"
        ),
        ("- q1\n- q2\n", "answers.yaml:1:1: expected keys and values, found a list"),
        (
            "answers: {}\n" + String(repeating: "# padding\n", count: 1_000_000),
            "answers.yaml: longer than 1 MiB"
        ),
    ]

    @Test(arguments: files.indices) func `is refused with its place, and nothing is stored`(
        index: Int
    ) async throws {
        let (text, message) = Self.files[index]
        let program = try Program(networks: Program.networks)
        let answers = try program.write(text, to: "answers.yaml")
        for project in ["alpha", "Newcomer"] {
            let outcome = try await program.run("assess", project, "--answers", answers)
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
        }
        let rows = try await program.run(
            "sql", "SELECT (SELECT count(*) FROM assessment), (SELECT count(*) FROM answer)")
        #expect(rows.output.contains("0") && !rows.output.contains("1"), "\(rows.output)\(rows.errors)")
        #expect(!(try await program.run("project", "list").output.contains("newcomer")))
    }
}
