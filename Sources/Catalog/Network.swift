public import Metrics

/// A live network, or a reference, that Assay measures: one file in Data/Networks.
public struct Network: Sendable, Identifiable {
    /// Lower-case letters, digits and dashes: `hugging-face`.
    public let id: String
    /// As a person writes it: `Hugging Face`.
    public let name: String
    /// What part of the stack it decentralizes.
    public let layer: Layer
    /// Who can change it or switch it off.
    public let control: Control
    /// Its home page.
    public let home: String?
    /// What it is, in a sentence or two.
    public let about: String
    /// The coin that it pays with; nil when it has none.
    public let token: Token?
    /// The least time between two requests to one host.
    public let spacing: Duration
    /// What it is asked on a schedule, in the order of the file.
    public let sources: [Source]
    /// What it is asked about its past, in the order of the file.
    public let histories: [Source]
    /// The file that describes it, as messages name it.
    public let file: String
    /// Whether the file is the user's own, rather than one that comes with Assay.
    public let isUser: Bool

    /// The coin that a network pays with.
    public struct Token: Hashable, Sendable {
        /// `AKT`.
        public let symbol: String
        /// Its name at CoinGecko, `akash-network`; nil when it is not listed there.
        public let coingecko: String?
    }

    /// The source with an id.
    public subscript(source id: String) -> Source? {
        (sources + histories).first { $0.id == id }
    }
}
