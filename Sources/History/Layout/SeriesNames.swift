internal import GRDB
internal import Metrics

/// Which number stands for which series in the file.
///
/// Series are never renumbered or removed, so what is once known stays true; what is not known is looked up, because
/// another process may have added it. A value: a transaction works on its own copy, which is kept when it has
/// been committed.
struct SeriesNames: Sendable {
    /// Of those that somebody has asked for by name.
    private var numbers: [Series: Int64] = [:]
    private var series: [Int64: Series] = [:]
    /// The numbers of all that is known, nearly in the order of their names, for which they then are quickly sorted.
    private(set) var listed: [Int64] = []
    /// What this copy has learnt since it was made.
    private var fresh: [Int64] = []
    /// Longer names are refused, in bytes.
    private static let limit = 2_000

    init(loadingFrom database: Database) throws {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM series") ?? 0
        series.reserveCapacity(count)
        listed.reserveCapacity(count)
        let select = try Statement(Self.select + " ORDER BY network, metric, labels", in: database)
        while try select.step() {
            guard let (number, name) = Self.read(select) else { continue }
            series[number] = name
            listed.append(number)
        }
    }

    /// The number of a series, or nil when nothing was ever recorded for it.
    mutating func number(of name: Series, in database: Database) throws -> Int64? {
        if let number = numbers[name] { return number }
        let select = try Statement(
            Self.select + " WHERE network = ? AND metric = ? AND labels = ?",
            [name.network, name.metric, name.labels.description], in: database)
        if try select.step() { learn(select) }
        return numbers[name]
    }

    /// The number of a series, which is given one if it is new.
    ///
    /// - Returns: nil for a name that cannot be kept.
    mutating func number(ofPossiblyNew name: Series, in database: Database) throws -> Int64? {
        if let number = numbers[name] { return number }
        guard Self.canBeKept(name) else { return nil }
        try database.cachedStatement(
            sql: "INSERT INTO series (network, metric, labels) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        ).execute(arguments: [name.network, name.metric, name.labels.description])
        return try number(of: name, in: database)
    }

    /// The series of a number that the file uses.
    mutating func series(_ number: Int64, in database: Database) throws -> Series? {
        if let name = series[number] { return name }
        let select = try Statement(Self.select + " WHERE id = ?", [number], in: database)
        if try select.step() { learn(select) }
        return series[number]
    }

    /// Adds what a copy of this has learnt.
    mutating func adopt(_ copy: SeriesNames) {
        for number in copy.fresh {
            if let name = copy.series[number] { keep(name, number) }
        }
    }

    private static let select = "SELECT id, network, metric, labels FROM series"

    private static func read(_ row: borrowing Statement) -> (number: Int64, name: Series)? {
        Labels(parsing: row.text(3)).map { labels in
            (row.integer(0), Series(network: row.text(1), metric: row.text(2), labels: labels))
        }
    }

    private mutating func learn(_ row: borrowing Statement) {
        guard let (number, name) = Self.read(row) else { return }
        keep(name, number)
        fresh.append(number)
    }

    private mutating func keep(_ name: Series, _ number: Int64) {
        if series[number] == nil {
            series[number] = name
            listed.append(number)
        }
        if numbers[name] == nil { numbers[name] = number }
    }

    private static func canBeKept(_ name: Series) -> Bool {
        let labels = name.labels.description
        let texts = [name.network, name.metric, labels]
        return !name.network.isEmpty && !name.metric.isEmpty && Labels(parsing: labels) == name.labels
            && texts.allSatisfy { $0.utf8.count <= limit && !$0.utf8.contains(0) }
    }
}
