public import Documents
public import Metrics

/// What one poll asks, how often, and how the answer becomes samples.
public struct Source: Sendable, Identifiable {
    /// Unique in its network: lower-case letters, digits and dashes.
    public let id: String
    /// The id of the network that it measures.
    public let network: String
    /// As a person writes it; nil when the id says it.
    public let title: String?
    /// The requests of one poll, usually one; of a source with a ``list`` none.
    ///
    /// Several are several HTTP requests, made in order, the network's ``Network/spacing`` apart; their
    /// answers are then read as one JSON array in that order.
    public let requests: [Call]
    /// What it asks about one by one; one that fails is no failure of the others.
    public internal(set) var list: [Entry]
    /// How the answer to a request goes on in further pages; nil when it is one.
    public let pages: Pages?
    /// What the answers are.
    public let form: AnswerForm
    /// Whether each request is a batch of JSON-RPC calls, numbered from 1 on.
    public let isBatch: Bool
    /// How the past is asked for, by a source that gives nothing else; nil for one that is polled.
    public let history: HistoryPlan?
    /// How often it is asked; zero for a history that is asked on demand alone.
    public let every: Duration
    /// How long one request may take.
    public let timeout: Duration
    /// Whether its answer, and how long it takes, speaks of the network itself.
    public let probes: Probe
    /// Where the shape of the answer was last seen.
    public let shape: Shape?
    /// The environment variable that holds the key without which the source refuses; nil when it needs none.
    public let key: String?

    /// A comparison over `$.path`s of the answer that is true when the answer holds no data.
    ///
    /// Such an answer is neither a failure nor a sample: `$.activeProviderCount = 0`.
    public let noDataWhen: String?
    /// Metrics that are plain fields of the answer, in the order of the file.
    public let values: [Value]
    /// SQL whose rows are samples: `metric`, `value` and a column for each label.
    public let samples: String?
    /// SQL whose rows are dated text facts: `name`, `value` and a column for each label.
    public let attributes: String?
    /// Figures of other series that the SQL needs, bound as `:name`.
    public let uses: [Use]

    /// How many times as large or as small as the one before a value may be, by metric.
    public let jumpLimits: [String: Double]
    /// The jump limit of the metrics that ``jumpLimits`` does not name.
    public let jumpLimit: Double?
    /// Metrics that are stored only while the source that owns them fails, and which source that is.
    public let fallbacks: [String: Owner]
    /// Metrics that are only compared with what the source that owns them says.
    public let crossChecks: Set<String>

    let place: Place
    /// Of the keys that the file writes, those of the values as `values.gpu.total`.
    let places: [(key: String, place: Place)]

    /// A source by the ids of its network and itself.
    public struct Owner: Hashable, Sendable {
        public let network: String
        public let source: String
    }

    /// A metric without labels and the JSON path of its field.
    public struct Value: Hashable, Sendable {
        /// A name of the vocabulary.
        public let metric: String
        /// As SQLite writes it: `$.resources.gpu.total`, `$[0].result`.
        public let path: String
    }

    /// Where and when somebody saw the answer in the shape that the source expects.
    public struct Shape: Hashable, Sendable {
        /// The day.
        public let seen: Timestamp
        /// The document, repository or recording.
        public let at: String
    }

    /// The latest figure of another series.
    public struct Use: Hashable, Sendable {
        /// The parameter of the SQL, without its colon.
        public let name: String
        /// The series whose latest value it is.
        public let series: Series
        /// A figure older than this is not used: the parameter is then NULL.
        public let maxAge: Duration
    }

    /// How far a metric may jump from one sample of a series to the next; nil is any distance.
    public func jumpLimit(of metric: String) -> Double? { jumpLimits[metric] ?? jumpLimit }

    /// Where a key of the source is written: `every`, `samples`, `values.gpu.total`.
    ///
    /// - Returns: the place of the source itself for a key that the file does not write.
    public func place(of key: String) -> Place {
        places.first { $0.key == key }?.place ?? place
    }
}
