public import Metrics

/// What one answer holds.
public struct Extracted: Hashable, Sendable {
    /// In the order of the program; no two of one series.
    public internal(set) var rows: [Row] = []
    /// Dated text facts, in the order of the program.
    public internal(set) var facts: [Fact] = []
    /// What was not taken, and why; each reason once.
    public internal(set) var refusals: [Refusal] = []
    /// Values that are not there: NULL in SQL, nothing at the path of a field.
    public internal(set) var absent = 0
    /// Whether the answer says itself that it holds no data; then there is nothing else.
    public internal(set) var isNoData = false

    /// Nothing but what was refused.
    public init(refusals: [Refusal] = []) { self.refusals = refusals }

    /// One value of one series.
    public struct Row: Hashable, Sendable {
        /// Another network that the value is about; nil for the source's own.
        public let network: String?
        /// A name of the vocabulary.
        public let metric: String
        /// Names that the vocabulary allows for the metric.
        public let labels: Labels
        /// The value's own time; nil for the time of the poll.
        public let time: Timestamp?
        /// Finite; in the metric's unit.
        public let value: Double
    }

    /// A dated text beside the series: a subnet's name, a software version.
    public struct Fact: Hashable, Sendable {
        /// Another network that it is about; nil for the source's own.
        public let network: String?
        /// What the text is: `subnet.name`.
        public let name: String
        /// What tells facts of one name apart.
        public let labels: Labels
        /// Without control, bidi and zero-width characters.
        public let text: String
    }

    /// Why rows or fields were not taken.
    public struct Refusal: Hashable, Sendable {
        /// A sentence that begins with what it is about: `gpu.total: is text «n/a», not a number`.
        public let reason: String
        /// How many rows it met.
        public let count: Int
    }
}
