import Foundation

/// GitHub's own parser of Markdown, where this machine has it.
enum CommonMark {
    static let program = ["/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// The document's structure as XML, with GitHub's extensions.
    static func xml(_ markdown: String) throws -> String {
        let extensions = ["table", "strikethrough", "autolink", "tasklist"].flatMap { ["-e", $0] }
        return try run(program ?? "", ["-t", "xml", "--unsafe"] + extensions, input: markdown)
    }
}
