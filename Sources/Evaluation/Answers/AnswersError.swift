public import Documents

/// Everything that is wrong in an answers file; nothing of the file is kept.
public struct AnswersError: Error, Hashable, Sendable {
    /// At least one, in the file's order.
    public let problems: [DocumentError]
}

extension AnswersError: CustomStringConvertible {
    /// One line a problem.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
