internal import Catalog
internal import History
internal import Metrics
internal import Storage

// How fast and how steadily the network itself answers: service probes alone speak of that.
extension NetworkReader {
    func latency(_ percentile: KeyPath<Latency, Phases>) throws(Obstacle) -> Quantity {
        try latency(percentile, over: .days(1))
    }

    func latencyDispersion() throws(Obstacle) -> Quantity {
        let (tail, median) = (try latency(\.p95, over: .days(7)), try latency(\.p50, over: .days(7)))
        guard median.value > 0 else { throw .absence(.notPositive("latency.p50")) }
        return Quantity(
            value: tail.value / median.value, formula: DerivedMetric.latencyDispersion.formula,
            inputs: tail.inputs, coverage: tail.coverage)
    }

    func latency(relativeTo reference: NetworkReader) throws(Obstacle) -> Quantity {
        let own = try latency(\.p50, over: .days(7))
        return try own.divided(
            by: reference.latency(\.p50, over: .days(7)), named: "latency.p50 of \(reference.network.id)",
            formula: "latency.p50 / latency.p50 of \(reference.network.name)")
    }

    func availability() throws(Obstacle) -> Quantity {
        let record = try probes(over: .days(30), answered: false)
        try Absence.guardCoverage(
            of: "availability", record.coverage, needed: ProbeRecord.leastCoverage)
        return Quantity(
            value: record.up, formula: DerivedMetric.availability.formula,
            inputs: [record.input("availability", count: record.measured)], coverage: record.coverage)
    }

    private func latency(
        _ percentile: KeyPath<Latency, Phases>, over window: Duration
    ) throws(Obstacle) -> Quantity {
        let record = try probes(over: window, answered: true)
        let range = TimeRange(window, until: at)
        let latency = try reading { () throws(StorageError) in
            try history.latency(network: network.id, over: range)
        }
        guard let latency else { throw .absence(.noInput(["valid answer"])) }
        return Quantity(
            value: latency[keyPath: percentile].total,
            formula: percentile == \.p50
                ? DerivedMetric.latencyMedian.formula : DerivedMetric.latencyTail.formula,
            inputs: [record.input("latency.total", count: latency.count)], coverage: record.coverage)
    }

    /// The record of the network's service probes in the time that ends at the moment.
    ///
    /// `answered` says that only polls that were answered count for the figure, and so for its origin.
    private func probes(over window: Duration, answered: Bool) throws(Obstacle) -> ProbeRecord {
        let sources = network.sources.filter { $0.probes == .service }.map(\.id)
        guard !sources.isEmpty else { throw .absence(.noServiceProbe(network: network.id)) }
        let range = TimeRange(window, until: at)
        let record = try reading { () throws(StorageError) in
            var records: [Availability] = []
            var origins: Set<Origin> = []
            for source in sources {
                records.append(
                    try history.availability(network: network.id, source: source, over: range))
                origins.formUnion(
                    try history.pollOrigins(
                        network: network.id, source: source, over: range, answered: answered))
            }
            return ProbeRecord(
                network: network.id, window: range, sources: sources, records: records,
                origin: Origin.leastGenuine(of: origins))
        }
        guard record.measured > 0 else { throw .absence(.noInput(["service probe"])) }
        return record
    }
}
