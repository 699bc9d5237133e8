internal import ArgumentParser
internal import Documents
internal import FoundationEssentials
internal import Glibc

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
        // A device or a pipe is written to; in its place a file would be put.
        let isFile = isRegular(output)
        var isFolder = false
        if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) {
            if isFolder { throw Failure("\(output) is a folder; name a file in it") }
            guard force || !isFile else { throw Failure("\(output) exists; --force writes over it") }
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: output), options: isFile ? .atomic : [])
        } catch {
            throw FileError(error, writing: output)
        }
    }
}

/// Whether a place is a file or nothing yet, and no device, pipe or link.
private func isRegular(_ path: String) -> Bool {
    var attributes = stat()
    guard unsafe lstat(path, &attributes) == 0 else { return true }
    return attributes.st_mode & S_IFMT == S_IFREG
}
