import Documents
import Evaluation
import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct FilesTests {
    /// The example that people copy is read, and lacks nothing.
    @Test func theExampleOfTheReadmeIsAStrictAnswersFile() throws {
        let readme = try String(
            contentsOf: Repository.root.appending(path: "Rubrics/README.md"), encoding: .utf8)
        let example = try #require(readme.firstMatch(of: /```yaml\n([\s\S]*?)```/)).1
        let path = try write(Data(example.utf8))
        let file = try AnswersFile(at: path, rubrics: Shipped.rubrics(), strict: true)
        #expect(file.answers.count == 7)
        #expect(file.answers["q1.compute"]?.evidence.count == 3)
        #expect(file.warnings.isEmpty)
    }

    @Test func whatCannotBeReadIsNamed() throws {
        let missing = try TemporaryDirectory.current.appending(path: "none.yaml").path
        #expect(try message(missing) == "\(missing): there is no such file")
        let folder = try TemporaryDirectory.current.path
        #expect(try message(folder) == "\(folder): is a folder")
        let binary = try write(Data([0x61, 0xFF, 0xFE]))
        #expect(try message(binary) == "\(binary): is not UTF-8 text")
        let long = try write(Data(repeating: UInt8(ascii: "#"), count: 10_000_000))
        #expect(try message(long) == "\(long): longer than 1 MiB")
        let error = #expect(throws: DocumentError.self) { try Rubric.all(in: "/nowhere") }
        #expect(error?.description == "/nowhere/checklist.yaml: there is no such file")
    }

    private func message(_ path: String) throws -> String? {
        #expect(throws: AnswersError.self) { try AnswersFile(at: path, rubrics: Shipped.rubrics()) }?
            .description
    }

    private func write(_ data: Data) throws -> String {
        let file = try TemporaryDirectory.current.appending(path: UUID().uuidString)
        try data.write(to: file)
        return file.path
    }
}

@Suite struct ProjectFilesTests {
    /// Every project that the article names is there, and none has an answer.
    @Test func theArticlesProjectsAreThere() throws {
        let folder = Repository.root.appending(path: "Data/Projects").path
        let projects = try Project.all(in: folder, added: Golden.asOf)
        #expect(
            projects.map(\.name) == [
                "Akash Network", "Arweave", "Bittensor", "Filecoin", "Gensyn", "Hugging Face", "io.net",
                "IPFS",
                "Llama ecosystem", "Ocean Protocol", "Render",
            ])
        #expect(Set(projects.map(\.id)).count == 11)
        for project in projects {
            #expect(project.profile.layers.count { $0.isPrimary } <= 1, "\(project.id)")
            for entry in project.profile.layers where project.network != nil {
                #expect(entry.url != nil && entry.date != nil, "\(project.id)")
            }
        }
        #expect(projects.filter { !$0.claims.isEmpty }.map(\.id) == ["ionet"])
    }

    @Test(arguments: [
        (
            "id: x\nname: X\nlayers: [{ layer: cloud }]",
            "p.yaml:3:12: layers[0].layer: expected one of distributed-compute, open-models, incentives, data, verifiable, edge, reference, found 'cloud'"
        ),
        ("id: x", "p.yaml:1:1: missing key 'name'"),
        (
            "id: x\nname: X\nclaims: [{ metric: gpu.total, value: many, url: https://e.org, date: 2026-01-01 }]",
            "p.yaml:3:31: claims[0].value: expected a number, found 'many'"
        ),
        (
            "id: x\nname: X\nanswers: {}",
            "p.yaml:3:1: answers: unknown key; allowed: claims, crypto, id, layers, name, network"
        ),
    ])
    func mistakesAreNamedWithTheirPlace(text: String, message: String) throws {
        let error = #expect(throws: DocumentError.self) {
            try Project(RubricText(text, file: "p.yaml"), added: Golden.asOf)
        }
        #expect(error?.description == message)
    }
}
