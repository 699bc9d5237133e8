internal import Metrics

extension ClaimCheck {
    /// What supply is counted in.
    public static let supply: Set<String> = ["gpu.total", "nodes.online"]
    /// The figure that they make.
    public static let verifiedSupply = "supply.verified"
}

extension [ClaimCheck] {
    /// `supply.verified` from what the project states of its GPUs or nodes; nil where neither was measured.
    ///
    /// The lower of the two counts, 1 at most. As old as the measured figure.
    public var verifiedSupply: MeasuredFigure? {
        let checks = filter { ClaimCheck.supply.contains($0.claim.metric) }
        let shares = checks.compactMap { check in check.verifiedShare.map { (check, $0) } }
        guard let (check, share) = shares.min(by: { $0.1 < $1.1 }), let figure = check.figure else {
            return nil
        }
        return MeasuredFigure(
            Series(network: figure.series.network, metric: ClaimCheck.verifiedSupply), Swift.min(1, share),
            unit: .ratio,
            source: figure.source, at: figure.time, origin: figure.origin, samples: figure.samples,
            formula: "\(check.claim.metric) / what the project states, read on \(check.claim.date.day)",
            inputs: [
                .init(
                    figure.series, source: figure.source, first: figure.time, last: figure.time,
                    count: figure.samples)
            ])
    }
}
