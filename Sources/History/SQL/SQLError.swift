/// Why a statement of a user was not run, or not to its end.
public struct SQLError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
