internal import FoundationEssentials
internal import Mustache

/// A Mustache template whose values come out as Markdown.
///
/// `{{name}}` is escaped by the one escaper; `{{{name}}}` is for the values that are made for it: bars, addresses
/// and the front matter's strings.
public struct ReportTemplate: Sendable {
    private let template: MustacheTemplate

    /// Reads a template; Rubrics/Reports/assessment.mustache names the values there are.
    ///
    /// - Parameters:
    ///   - text: The template's text.
    ///   - file: Its name for errors.
    /// - Throws: The place and the kind of a mistake in the template.
    public init(_ text: String, file: String) throws(ReportTemplateError) {
        Self.registerMarkdown
        do {
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:MARKDOWN}}" + text)
        } catch let error as MustacheTemplate.ParserError {
            throw ReportTemplateError(
                file: file, line: error.context.lineNumber,
                problem: "is not a Mustache template: \(error.error)")
        } catch {
            throw ReportTemplateError(file: file, line: nil, problem: "is not a Mustache template: \(error)")
        }
    }

    /// Reads the template at `path`.
    public init(at path: String) throws(ReportTemplateError) {
        guard let bytes = FileManager.default.contents(atPath: path),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw ReportTemplateError(file: path, line: nil, problem: "cannot be read as UTF-8 text")
        }
        try self.init(text, file: path)
    }

    /// Reads the template of this name: the user's own, or else the shipped one.
    ///
    /// - Parameters:
    ///   - name: `assessment`, `comparison`, `history` or `fit`.
    ///   - folder: `Rubrics`.
    ///   - user: The user's own rubrics; it need not exist.
    /// - Throws: What ``init(at:)`` throws.
    public init(named name: String, in folder: String, user: String) throws(ReportTemplateError) {
        let own = "\(user)/Reports/\(name).mustache"
        try self.init(
            at: FileManager.default.fileExists(atPath: own) ? own : "\(folder)/Reports/\(name).mustache")
    }

    /// The line of a comment at the top leaves nothing: front matter must begin with the first byte.
    func render(_ values: Any) -> String {
        Tidy.text(template.render(values))
    }

    private static let registerMarkdown: Void =
        MustacheContentTypes.register(MarkdownContent(), named: "MARKDOWN")
}

/// What is wrong in a report's template.
public struct ReportTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The template's name.
    public let file: String
    /// From 1.
    public let line: Int?
    /// Half a sentence, with the parser's word for it.
    public let problem: String

    public var description: String {
        "\(file)\(line.map { ":\($0)" } ?? ""): \(problem)"
    }
}

private struct MarkdownContent: MustacheContentType {
    func escapeText(_ text: String) -> String { Markdown.escaped(text) }
}
