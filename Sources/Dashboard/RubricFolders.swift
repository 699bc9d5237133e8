/// Where rubrics, the founder fit and the templates of reports are read from.
public struct RubricFolders: Sendable {
    /// `Rubrics`.
    public let shipped: String
    /// The user's own; it need not exist.
    public let user: String

    public init(shipped: String, user: String) {
        self.shipped = shipped
        self.user = user
    }
}
