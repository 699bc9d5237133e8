public import Metrics

/// How an answer becomes samples: the SQL and the paths of one source.
///
/// The SQL sees the answer as `:response` (a text), the time of the poll as `:now` (Unix seconds) and each of
/// ``parameters`` by its name.
public struct Program: Hashable, Sendable {
    /// What the answers are, before they are read as JSON.
    public let form: AnswerForm
    /// Whether each answer is a list of the answers to JSON-RPC calls that were numbered from 1 on.
    public let isBatch: Bool
    /// A comparison over `$.path`s that is true for an answer without data.
    public let noDataWhen: String?
    /// Metrics that are plain fields of the answer.
    public let values: [Value]
    /// SQL with the columns `metric` and `value`; further ones are labels, but `network` and `at`.
    public let samples: String?
    /// SQL with the columns `name` and `value`; further ones are labels, but `network`.
    public let attributes: String?
    /// Names of figures that ``Extractor/extract(_:now:parameters:within:)`` is given.
    public let parameters: [String]

    /// A metric and the JSON path of its field, as SQLite writes paths: `$.resources.gpu.total`.
    public struct Value: Hashable, Sendable {
        /// A name of the vocabulary.
        public let metric: String
        /// Where the field stands in the answer.
        public let path: String

        public init(metric: String, path: String) {
            self.metric = metric
            self.path = path
        }
    }

    /// A part of a program, by its key in a network file.
    public enum Part: String, Hashable, Sendable {
        /// The look at the answer as a whole, before any part of the program.
        case answer
        /// The condition that an answer holds no data.
        case noDataWhen = "no-data-when"
        /// Plain fields, SQL of samples, SQL of facts.
        case values, samples, attributes
    }

    public init(
        form: AnswerForm = .json, isBatch: Bool = false, noDataWhen: String? = nil, values: [Value] = [],
        samples: String? = nil, attributes: String? = nil, parameters: [String] = []
    ) {
        self.form = form
        self.isBatch = isBatch
        self.noDataWhen = noDataWhen
        self.values = values
        self.samples = samples
        self.attributes = attributes
        self.parameters = parameters
    }
}
