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
        #expect(try message(missing) == "\(missing): cannot be read")
        let binary = try write(Data([0x61, 0xFF, 0xFE]))
        #expect(try message(binary) == "\(binary): is not UTF-8 text")
        let long = try write(Data(repeating: UInt8(ascii: "#"), count: 10_000_000))
        #expect(try message(long) == "\(long): longer than 1 MiB")
        let error = #expect(throws: DocumentError.self) { try Rubric.all(in: "/nowhere") }
        #expect(error?.description == "/nowhere/checklist.yaml: cannot be read")
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
