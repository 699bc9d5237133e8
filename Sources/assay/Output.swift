internal import ArgumentParser
internal import Documents
internal import FoundationEssentials

/// How a document comes out.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
    case markdown, json
}

/// Where a document goes.
struct Output: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Write over a file that exists.") var force = false

    @Option(help: "markdown or json.") var format = DocumentFormat.markdown

    /// Writes a text, which ends in a line break.
    func write(_ text: String) throws {
        guard let output else { return print(text, terminator: "") }
        guard force || !FileManager.default.fileExists(atPath: output) else {
            throw Failure("\(output) exists; --force writes over it")
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw FileError(error, writing: output)
        }
    }
}
