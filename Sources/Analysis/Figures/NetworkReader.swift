internal import Catalog
internal import History
internal import Metrics
internal import Storage

/// What history holds of one network up to a moment.
struct NetworkReader {
    let network: Network
    let vocabulary: Vocabulary
    let history: History
    let at: Timestamp
    /// The newest value of every series that there ever was.
    private let known: [Series: Latest]

    init(
        _ network: Network, vocabulary: Vocabulary, history: History, at: Timestamp
    ) throws(StorageError) {
        self.network = network
        self.vocabulary = vocabulary
        self.history = history
        self.at = at
        known = Dictionary(
            try history.latest(network: network.id).map { ($0.series, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The network's total of a metric.
    func total(_ metric: String) -> Series { Series(network: network.id, metric: metric) }

    /// The series of a metric that a label, and nothing else, tells apart, in order.
    func parts(of metric: String, by label: String) -> [Series] {
        known.keys.filter { series in
            series.metric == metric && series.labels.all.count == 1 && series.labels[label] != nil
        }.sorted()
    }

    /// Every series of a metric.
    func series(of metric: String) -> [Series] { known.keys.filter { $0.metric == metric }.sorted() }

    /// The newest good value of a series, not older than `age`.
    func latest(_ series: Series, within age: Duration = .days(30)) throws(Obstacle) -> Quantity? {
        guard let latest = known[series] else { return nil }
        if let good = latest.good, good.time <= at {
            return at - good.time <= age ? try quantity(latest, good.value, good.time) : nil
        }
        let change = try reading { () throws(StorageError) in
            try history.changes(of: [series], over: age, until: at)
        }
        guard let reading = change[series]?.to else { return nil }
        return try quantity(latest, reading.value, reading.time)
    }

    /// The total's newest good value or, where the network gives only parts by GPU, their sum.
    func latestTotal(_ metric: String) throws(Obstacle) -> Quantity? {
        if let total = try latest(total(metric)) { return total }
        return try sum(parts(of: metric, by: "gpu"), formula: "sum of latest \(metric) by GPU")
    }

    /// The sum of the newest values of some series; nil when none has one.
    func sum(_ series: [Series], formula: String) throws(Obstacle) -> Quantity? {
        let found = try current(series)
        guard !found.isEmpty else { return nil }
        return Quantity(
            value: found.reduce(0) { $0 + $1.value }, formula: formula, inputs: found.flatMap(\.inputs))
    }

    /// The newest values of some series, without those that the newest answer of their source did not have.
    ///
    /// What is gone keeps its last value for ever, and would count beside what replaced it. A value that is doubted is
    /// not gone: the one before it stands for a day, as every value does where several sources have a part of it.
    func current(_ series: [Series]) throws(Obstacle) -> [Quantity] {
        var found: [(series: Series, quantity: Quantity, source: String, time: Timestamp)] = []
        var newest: [String: Timestamp] = [:]
        for series in series {
            guard let latest = try latest(series), let input = latest.inputs.first else { continue }
            found.append((series, latest, input.source, input.last))
            newest[input.source] = max(newest[input.source] ?? input.last, input.last)
        }
        let end = newest.values.max() ?? at
        return found.filter { series, _, source, time in
            guard end - time < .days(1), let newest = newest[source] else { return false }
            return time == newest
                || known[series]?.quarantined.map { $0.time >= newest && $0.time <= at } ?? false
        }.map(\.quantity)
    }

    /// A series by days of 24 hours that end at the moment, less `ago` days; nil when there is no such series.
    func days(_ series: Series, _ count: Int, ago: Int = 0) throws(Obstacle) -> DailySeries? {
        guard let latest = known[series] else { return nil }
        let range = TimeRange(.days(count), until: at - .days(ago))
        let columns = try reading { () throws(StorageError) in
            try history.columns(series, over: range, count: count)
        }
        let origins = try reading { () throws(StorageError) in
            try history.origins(of: series, over: range)
        }
        return DailySeries(
            series: series, source: try delivery(of: latest, until: range.end).name,
            origin: Origin.leastGenuine(of: origins) ?? latest.origin, range: range, days: columns)
    }

    /// Who brought the newest value up to a moment.
    private func delivery(of latest: Latest, until end: Timestamp) throws(Obstacle) -> Delivery {
        try reading { () throws(StorageError) in
            if let good = latest.good, good.time <= end {
                return try history.delivery(of: latest, at: good.time)
            }
            let change = try history.changes(of: [latest.series], over: .days(30), until: end)
            return try history.delivery(of: latest, at: change[latest.series]?.to?.time ?? latest.time)
        }
    }

    /// Runs a query of history.
    func reading<Value>(_ query: () throws(StorageError) -> Value) throws(Obstacle) -> Value {
        do throws(StorageError) {
            return try query()
        } catch {
            throw .storage(error)
        }
    }

    private func quantity(_ latest: Latest, _ value: Double, _ time: Timestamp) throws(Obstacle) -> Quantity {
        let delivery = try reading { () throws(StorageError) in try history.delivery(of: latest, at: time) }
        return Quantity(
            value: value, formula: "latest \(latest.series.metric)",
            inputs: [
                .init(
                    series: latest.series, source: delivery.name, first: time, last: time, count: 1,
                    origin: delivery.origin)
            ])
    }
}
