internal import Catalog
internal import Metrics

/// What an alert can be made of where the reader is.
enum AlertSubject: Hashable, Sendable {
    /// A figure, with its newest value.
    case figure(Series, unit: Unit, value: Double?)
    case source(network: String, source: String)

    /// As an alert names it.
    var name: String {
        switch self {
        case .figure(let series, _, _): series.description
        case .source(let network, let source): "\(network)/\(source)"
        }
    }
}

extension SourceRow {
    var subject: AlertSubject { .source(network: source.network, source: source.id) }
}
