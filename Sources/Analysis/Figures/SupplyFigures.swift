internal import Catalog
internal import History
internal import Metrics
internal import Statistics
internal import Storage

// Nodes, their use, and where they are.
extension NetworkReader {
    /// The newest total of a metric.
    func required(_ metric: String) throws(Obstacle) -> Quantity {
        guard let latest = try latestTotal(metric) else { throw .absence(.noInput([metric])) }
        return latest
    }

    func nodesTrend() throws(Obstacle) -> Quantity {
        let days = try requiredDays("nodes.online", 31)
        let (before, after) = try days.ends()
        guard before > 0 else { throw .absence(.notPositive("nodes.online 30 days before")) }
        return Quantity(
            value: after / before - 1, formula: DerivedMetric.nodesTrend.formula,
            inputs: [days.input].compactMap(\.self), coverage: days.coverage,
            days: days.averages)
    }

    /// What tells nodes apart, where a source lists them.
    private static let identified = [("capacity.share", "owner"), ("models.served", "provider")]

    func churn() throws(Obstacle) -> Quantity {
        var absence = Absence.notMeasurable("no source lists the nodes by id")
        for (metric, label) in Self.identified {
            let series = parts(of: metric, by: label)
            guard !series.isEmpty else { continue }
            var (before, after): (Set<String>, Set<String>) = ([], [])
            var inputs: [DerivedFigure.Input] = []
            var list: [DailySeries] = []
            for series in series {
                guard let days = try days(series, 31), let id = series.labels[label] else { continue }
                list.append(days)
                if days.days.first.flatMap(\.self) != nil { before.insert(id) }
                if days.days.last.flatMap(\.self) != nil { after.insert(id) }
                if let input = days.input { inputs.append(input) }
            }
            // What is told no more does not stand before what is.
            guard !after.isEmpty else {
                absence = .noInput(["\(metric) by \(label)"])
                continue
            }
            guard let churn = before.churn(to: after) else {
                absence = .noBeginning(input: "\(metric) by \(label)", at: at - .days(30))
                continue
            }
            // Who slips off a list of the largest has not left.
            if metric.hasSuffix(".share"),
                let listed = [0, 30].map({ list.sum(ofDay: $0) }).first(where: { $0 < Self.leastOfWhole })
            {
                absence = .cutIDs(input: "\(metric) by \(label)", share: listed)
                continue
            }
            return Quantity(
                value: churn, formula: "\(DerivedMetric.nodesChurn.formula), of \(label)s of \(metric)",
                inputs: inputs)
        }
        throw .absence(absence)
    }

    func utilization() throws(Obstacle) -> Quantity {
        if let own = try days(total("gpu.utilization"), 30), own.input != nil {
            return try own.mean(needed: DailySeries.leastOfRatio)
        }
        let pairs = [
            ("gpu.rented", "gpu.total"), ("cpu.rented", "cpu.total"), ("storage.used", "storage.total"),
            ("nodes.busy", "nodes.online"),
        ]
        for (rented, total) in pairs {
            if let found = try utilization(rented, of: total) { return found }
        }
        throw .absence(.noInput(["gpu.utilization"] + pairs.map { "\($0.0) with \($0.1)" }))
    }

    /// The mean over days of rented over rentable units: of the totals or, without them, of the GPU models that have both.
    private func utilization(_ rented: String, of total: String) throws(Obstacle) -> Quantity? {
        var pairs: [(rented: DailySeries, total: DailySeries)] = []
        let labels = [Labels.none] + parts(of: total, by: "gpu").map(\.labels)
        for labels in labels {
            let rentedSeries = Series(network: network.id, metric: rented, labels: labels)
            let totalSeries = Series(network: network.id, metric: total, labels: labels)
            guard let rented = try days(rentedSeries, 30), let total = try days(totalSeries, 30),
                rented.input != nil, total.input != nil
            else { continue }
            pairs.append((rented, total))
            if labels.isEmpty { break }
        }
        let ratios = (0..<30).map { day -> Double? in
            let both = pairs.compactMap { pair in
                pair.rented.days[day].flatMap { rented in pair.total.days[day].map { (rented, $0) } }
            }
            let whole = both.reduce(0) { $0 + $1.1.average }
            return whole > 0 ? min(1, both.reduce(0) { $0 + $1.0.average } / whole) : nil
        }
        let measured = ratios.compactMap(\.self)
        guard !measured.isEmpty else { return nil }
        let coverage = Double(measured.count) / 30
        try Absence.guardCoverage(
            of: "\(rented) with \(total)", coverage, needed: DailySeries.leastOfRatio)
        return Quantity(
            value: measured.reduce(0, +) / Double(measured.count),
            formula: "mean of days of \(rented) / \(total)",
            inputs: pairs.flatMap { [$0.rented.input, $0.total.input] }.compactMap(\.self),
            coverage: coverage, days: ratios)
    }

    func storageUtilization() throws(Obstacle) -> Quantity {
        var share = try required("storage.used").divided(
            by: required("storage.total"), named: "storage.total",
            formula: DerivedMetric.storageUtilization.formula)
        share.value = min(1, share.value)
        return share
    }

    /// The jobs are those that a network sets its nodes to test them, where it tells of these.
    func jobSuccess() throws(Obstacle) -> Quantity {
        guard let days = try days(total("test.success"), 30), days.input != nil else {
            throw .absence(.notMeasurable("no source tells completed from failed jobs"))
        }
        return try days.mean(needed: DailySeries.leastOfRatio)
    }

    func regions() throws(Obstacle) -> Quantity {
        var countries: [DailySeries] = []
        for series in parts(of: "nodes.online", by: "country") {
            if let days = try days(series, 30), days.input != nil { countries.append(days) }
        }
        guard !countries.isEmpty else { throw .absence(.noInput(["nodes.online by country"])) }
        // A country that is not listed on a measured day has no node that day.
        let measured = (0..<30).filter { day in countries.contains { $0.days[day] != nil } }
        let sums = countries.map { $0.means.reduce(0, +) }
        let whole = sums.reduce(0, +)
        guard whole > 0 else { throw .absence(.notPositive("nodes.online by country")) }
        return Quantity(
            value: Double(sums.count { $0 / whole >= 0.01 }), formula: DerivedMetric.regions.formula,
            inputs: countries.compactMap(\.input), coverage: Double(measured.count) / 30)
    }
}

extension NetworkReader {
    /// A total by days, at least one of which is measured.
    func requiredDays(_ metric: String, _ count: Int, ago: Int = 0) throws(Obstacle) -> DailySeries {
        guard let days = try days(total(metric), count, ago: ago), days.input != nil else {
            throw .absence(.noInput([metric]))
        }
        return days
    }
}

extension [DailySeries] {
    /// What parts of one answer came to on a day, the mean of its answers; one without a part has none of it.
    fileprivate func sum(ofDay day: Int) -> Double {
        let columns = compactMap { $0.days[day] }
        let answers = columns.map(\.count).max() ?? 1
        return columns.reduce(0) { $0 + $1.average * Double($1.count) / Double(answers) }
    }
}

extension DailySeries {
    /// The means of the first and the last day.
    func ends() throws(Obstacle) -> (before: Double, after: Double) {
        guard let after = days.last.flatMap(\.self)?.average else {
            throw .absence(.noInput(["\(series.metric) of the last day"]))
        }
        guard let before = days.first.flatMap(\.self)?.average else {
            throw .absence(.noBeginning(input: series.metric, at: range.start))
        }
        return (before, after)
    }
}
