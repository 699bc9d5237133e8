/// The figures that are computed from history; their names stand in Data/Metrics.yaml.
public enum DerivedMetric: String, CaseIterable, Hashable, Sendable {
    case nodesOnline = "nodes.online"
    case gpuTotal = "gpu.total"
    case modelsServed = "models.served"
    case validators
    case nodesTrend = "nodes.trend"
    case feesTrend = "fees.trend"
    case nodesChurn = "nodes.churn"
    case utilization = "utilization.mean"
    case priceDiscount = "price.discount"
    case priceVariability = "price.variability"
    case latencyMedian = "latency.p50"
    case latencyTail = "latency.p95"
    case latencyDispersion = "latency.dispersion"
    case latencyRelative = "latency.relative"
    case availability = "availability.mean"
    case jobSuccess = "jobs.success"
    case fees = "fees.sum"
    case emissions = "emissions.sum"
    case issuanceCoverage = "issuance.coverage"
    case dilution
    case revenueMultiple = "revenue.multiple"
    case turnover
    case nakamoto = "concentration.nakamoto"
    case herfindahl = "concentration.hhi"
    case topShare = "concentration.top"
    case stakeNakamoto = "concentration.stake"
    case regions
    case builders = "builders.active"
    case downloads = "downloads.sum"
    case penalties = "penalties.sum"
    case storageUtilization = "storage.utilization"
    case finality

    /// Whether it is the latest of what sources measure, which history keeps by the same name.
    public var isMeasured: Bool {
        [.nodesOnline, .gpuTotal, .modelsServed, .validators].contains(self)
    }

    /// The time that it speaks of; for a latest value how old that may be.
    public var window: Duration {
        switch self {
        case .feesTrend: .days(90)
        case .latencyMedian, .latencyTail: .days(1)
        case .latencyDispersion, .latencyRelative: .days(7)
        default: .days(30)
        }
    }

    /// How it is computed; a figure says which of several ways was taken.
    public var formula: String {
        switch self {
        case .nodesOnline, .gpuTotal, .modelsServed, .validators: "latest \(rawValue)"
        case .nodesTrend: "nodes.online of the last day / of the day 30 days before - 1"
        case .feesTrend: "fees of the last 30 days / of the first 30 of 90 days - 1"
        case .nodesChurn: "ids seen 30 days ago and not on the last day / ids seen 30 days ago"
        case .utilization: "mean of days of rented / rentable"
        case .priceDiscount: "1 - price / median of the clouds, same model and term, weighted by the basket"
        case .priceVariability:
            "standard deviation / mean of daily gpu.price.median, weighted by the basket"
        case .latencyMedian: "50th percentile of valid answers of service probes"
        case .latencyTail: "95th percentile of valid answers of service probes"
        case .latencyDispersion: "latency.p95 / latency.p50"
        case .latencyRelative: "latency.p50 / latency.p50 of the reference"
        case .availability: "time with valid answers / measured time, of service probes"
        case .jobSuccess: "mean of days of completed / (completed + failed) jobs"
        case .fees: "30 × mean of days of fees.day, or growth of a total in 30 days"
        case .emissions: "30 × mean of days of emissions.day × mean token.price"
        case .issuanceCoverage: "fees.sum / emissions.sum"
        case .dilution: "(1 + issuance of 30 days / supply 30 days ago)^12 - 1"
        case .revenueMultiple: "token.market_cap / (12 × revenue of 30 days)"
        case .turnover: "30 × mean of days of token.volume / fees.sum"
        case .nakamoto: "fewest holders with strictly more than half"
        case .herfindahl: "sum of squared percentages"
        case .topShare: "share of the largest holder"
        case .stakeNakamoto: "fewest holders of stake with strictly more than half"
        case .regions: "countries with at least 1 % of nodes.online, mean of days"
        case .builders: "publishers of models that were served"
        case .downloads: "sum of model.downloads, latest"
        case .penalties: "slashes and exclusions of 30 days"
        case .storageUtilization: "storage.used / storage.total, latest"
        case .finality: "chain.block_time × confirmations"
        }
    }
}

extension Duration {
    static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
