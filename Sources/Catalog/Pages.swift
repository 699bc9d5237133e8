/// How the pages of one answer follow one another; together they are read as one list.
public struct Pages: Hashable, Sendable {
    /// Where the next page is.
    public let next: Next
    /// The most pages that are read.
    public let most: Int
    /// Whether only the beginning is wanted.
    ///
    /// Otherwise an answer with more than ``most`` pages is refused: what is summed over half of it would be
    /// a wrong number.
    public let isBeginning: Bool

    /// What leads from a page to the next one.
    public enum Next: Hashable, Sendable {
        /// The field at this path holds its URL; without one the page was the last.
        case link(path: String)
        /// The answer's `Link` header with `rel=next` (RFC 8288) holds its URL.
        case header
        /// The field at this path is sent as a parameter of the query; without one the page was the last.
        case cursor(path: String, parameter: String)
        /// Pages are numbered from `first` on, in a parameter of the query.
        case number(parameter: String, first: Int, end: End)
    }

    /// What tells that a numbered page was the last one.
    public enum End: Hashable, Sendable {
        /// The field at this path says how many pages there are.
        case count(path: String)
        /// The list at this path is empty.
        case empty(path: String)
    }
}
