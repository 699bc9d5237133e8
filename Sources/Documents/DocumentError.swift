/// What is wrong with a file, where, and what is allowed there.
public struct DocumentError: Error, Hashable, Sendable {
    /// Where it is wrong.
    public let place: Place
    /// A sentence without its place: `expected a duration of 10s or more (30s, 10m, 24h), found '5s'`.
    public let problem: String

    public init(_ place: Place, _ problem: String) {
        self.place = place
        self.problem = problem
    }
}

extension DocumentError: CustomStringConvertible {
    public var description: String { "\(place): \(problem)" }
}
