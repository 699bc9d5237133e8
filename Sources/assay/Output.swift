internal import ArgumentParser
internal import Documents

/// How a document comes out.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
    case markdown, json
}

/// Where a document goes.
struct Output: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write; without it, or with -, standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Write over a file that exists.") var force = false

    @Option(help: "markdown or json.") var format = DocumentFormat.markdown

    /// Writes a text, which ends in a line break.
    func write(_ text: String) throws {
        guard let output, output != "-" else { return show(text, terminator: "") }
        guard !output.isEmpty else { throw Failure("-o names no file") }
        do throws(FileError) {
            try NamedFile(output).write(text, isForced: force)
        } catch {
            throw error.isTaken ? Failure("\(output) exists; --force writes over it") : error
        }
    }
}
