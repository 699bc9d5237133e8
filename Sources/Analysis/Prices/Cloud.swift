public import Metrics

/// A centralized cloud's list prices: one file of Data/Baselines.
public struct Cloud: Hashable, Sendable, Identifiable {
    /// `aws`.
    public let id: String
    /// As a person writes it.
    public let name: String
    /// The series that take the place of what is written down while they are young; nil when no source answers.
    public let live: Live?
    /// The lowest price of each model and term.
    public let prices: [ListPrice]
    /// The file, as messages and sources name it.
    public let file: String

    /// The live series of a cloud's prices.
    public struct Live: Hashable, Sendable {
        public let network: String
        public let metric: String
        /// Beside `gpu`, and `term` for spot.
        public let labels: Labels
        public let maxAge: Duration

        /// The series of a model's price on demand.
        public func series(of gpu: String) -> Series {
            Series(
                network: network, metric: metric,
                labels: Labels(labels.all + [.init(name: "gpu", value: gpu)]))
        }
    }

    /// A price as it was read in a list.
    public struct ListPrice: Hashable, Sendable {
        /// A name of Data/GPUs.yaml.
        public let gpu: String
        public let term: Term
        /// USD per GPU and hour.
        public let price: Double
        /// The cloud's name for what is rented.
        public let instance: String
        /// The day of the list; nil when it is not known.
        public let seen: Timestamp?
        /// The document that it was read in.
        public let source: String
    }

    /// The written-down price of a model.
    public func listPrice(of gpu: String, _ term: Term) -> ListPrice? {
        prices.first { $0.gpu == gpu && $0.term == term }
    }
}
