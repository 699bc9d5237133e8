internal import GRDB
public import Metrics
public import Storage
internal import Threads

extension History {
    /// The newest value of every series, quarantined ones included, ordered by network, metric and labels.
    ///
    /// Only those of one network and of one metric where these are given. Costs grow with the number of series, not
    /// with that of samples.
    public func latest(network: String? = nil, metric: String? = nil) throws(StorageError) -> [Latest] {
        let all = try read { database, names in
            var head = try head(at: State(database), in: database)
            if let known = head.latest { return known }
            let latest = try head.makeLatest(&names, in: database)
            self.head.withLock { $0.adopt(latest: head) }
            return latest
        }
        if network == nil, metric == nil { return all }
        return all.filter {
            $0.series.network == network ?? $0.series.network
                && $0.series.metric == metric ?? $0.series.metric
        }
    }

    /// From the first sample to the last, the last included; nil without any.
    public var extent: TimeRange? {
        get throws(StorageError) {
            try read { database, _ in
                let head = try head(at: State(database), needsColumns: true, in: database)
                let row = try Statement(
                    """
                    SELECT (SELECT first FROM day ORDER BY day LIMIT 1), (SELECT last FROM day ORDER BY day DESC LIMIT 1),
                        (SELECT min(time) FROM quarantine), (SELECT max(time) FROM quarantine),
                        (SELECT min(id) >> 24 FROM rollup)
                    """, in: database)
                guard try row.step() else { return nil }
                var times = (0..<4).compactMap { row.optionalInteger($0) }
                if let day = row.optionalInteger(4) { times.append(Day.start(day)) }
                for series in head.columns?.keys ?? [] {
                    guard let column = head.columns?[series] else { continue }
                    if let first = column.readings.first?.time, let last = column.readings.last?.time {
                        times += [first, last]
                    }
                }
                guard let first = times.min(), let last = times.max() else { return nil }
                return TimeRange(Timestamp(seconds: first), Timestamp(seconds: last &+ 1))
            }
        }
    }
}

extension Head {
    /// Puts the newest values together, and remembers them.
    mutating func makeLatest(_ names: inout SeriesNames, in database: Database) throws -> [Latest] {
        let numbers = newest.keys
        if order.count != numbers.count {
            // Without a name when it was written by hand.
            for number in numbers { _ = try names.series(number, in: database) }
            var named: [(Series, Int64)] = []
            named.reserveCapacity(numbers.count)
            for number in names.listed where newest[number] != nil {
                if let name = try names.series(number, in: database) { named.append((name, number)) }
            }
            order = named.sorted { $0.0 < $1.0 }.map(\.1)
        }
        var all: [Latest] = []
        all.reserveCapacity(order.count)
        var used: [Int64: Provenance] = [:]
        for number in order {
            guard let newest = newest[number], let series = try names.series(number, in: database),
                let (reading, quality) = newest.shown
            else { continue }
            guard
                let origin = try used[reading.poll] ?? provenance[reading.poll]
                    ?? .read(reading.poll, in: database)
            else { continue }
            used[reading.poll] = origin
            all.append(
                Latest(
                    series: series, value: reading.value, time: Timestamp(seconds: reading.time),
                    polledAt: origin.polledAt, sourceNetwork: origin.network, source: origin.source,
                    hash: origin.hash, origin: origin.origin, quality: quality,
                    good: quality == .good ? nil : newest.good?.reading,
                    quarantined: quality == .good ? newest.quarantined?.reading : nil))
        }
        provenance = used
        latest = all
        return all
    }

    /// Keeps the answer of a copy of this that has seen the same.
    mutating func adopt(latest copy: Head) {
        guard copy.state.lastPoll == state.lastPoll, copy.state.epoch == state.epoch else { return }
        (latest, order, provenance) = (copy.latest, copy.order, copy.provenance)
    }
}

extension Newest {
    /// The newer one.
    fileprivate var shown: (Reading, Quality)? {
        if let quarantined, good.map({ $0.time < quarantined.time }) ?? true {
            return (quarantined, .quarantined)
        }
        return good.map { ($0, .good) }
    }
}

extension Reading {
    fileprivate var reading: Change.Reading { Change.Reading(time: Timestamp(seconds: time), value: value) }
}
