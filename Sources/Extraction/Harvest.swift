internal import Metrics

/// Gathers what one answer gives, and refuses what must not be stored.
struct Harvest {
    private let vocabulary: Vocabulary
    private var extracted = Extracted()
    private var places: [Extracted.Row.Identity: Int] = [:]
    private var doubles: Set<Extracted.Row.Identity> = []
    private var counts: [(reason: String, count: Int)] = []
    private var reasons: [String: Int] = [:]

    /// The most rows that one part may give.
    static let mostRows = 20_000
    /// Reasons that are told apart; an answer that is wrong in more ways than these is just wrong.
    static let mostReasons = 50
    static let longestLabel = 200
    static let longestFact = 1_000

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Takes the field of a `values:` entry: its JSON type and the field itself.
    mutating func take(_ entry: Program.Value, type: SQLValue, value: SQLValue) {
        guard case .text(let type) = type, type != "null" else {
            extracted.absent += 1
            return refuse("\(entry.metric): nothing at \(entry.path)")
        }
        // SQLite gives booleans as 0 and 1, and lists and objects as their text.
        guard ["integer", "real", "text"].contains(type) else {
            return refuse("\(entry.metric): is \(Self.names[type] ?? type), not a number")
        }
        take(metric: entry.metric, labels: .none, network: nil, time: nil, value: value)
    }

    /// Takes a row of `samples:`.
    mutating func takeSample(_ row: Statement.Row, _ columns: Columns) {
        guard case .text(let name) = row[columns.name], let metric = vocabulary[name] else {
            return refuse("metric \(row[columns.name].shown) is not in the vocabulary")
        }
        let value = row[columns.value]
        guard !value.isNull else {
            extracted.absent += 1
            return
        }
        switch (labels(row, columns, allowed: metric.labels), network(row, columns), time(row, columns)) {
        case (.failure(let refusal), _, _), (_, .failure(let refusal), _), (_, _, .failure(let refusal)):
            refuse("\(name): \(refusal.reason)")
        case (.success(let labels), .success(let network), .success(let time)):
            take(metric: name, labels: labels, network: network, time: time, value: value)
        }
    }

    /// Takes a row of `attributes:`.
    mutating func takeFact(_ row: Statement.Row, _ columns: Columns) {
        guard case .text(let name) = row[columns.name],
            OutsideText.problem(name, longest: Self.longestLabel) == nil
        else { return refuse("a fact's name is \(row[columns.name].shown)") }
        let text: String
        switch row[columns.value] {
        case .null:
            extracted.absent += 1
            return
        case .integer(let number): text = "\(number)"
        case .text(let value):
            if let problem = OutsideText.problem(value, longest: Self.longestFact) {
                return refuse("\(name): \(problem)")
            }
            text = value
        case .real, .blob: return refuse("\(name): is \(row[columns.value].shown), not a text")
        }
        switch (labels(row, columns, allowed: nil), network(row, columns)) {
        case (.failure(let refusal), _), (_, .failure(let refusal)): refuse("\(name): \(refusal.reason)")
        case (.success(let labels), .success(let network)):
            extracted.facts.append(Extracted.Fact(network: network, name: name, labels: labels, text: text))
        }
    }

    /// All that was taken.
    ///
    /// - Throws: ``ExtractionError/empty(_:)`` when that is nothing.
    func finish() throws(ExtractionError) -> Extracted {
        var result = extracted
        result.rows.removeAll { doubles.contains($0.identity) }
        result.refusals = counts.map { Extracted.Refusal(reason: $0.reason, count: $0.count) }
        if result.rows.isEmpty, result.facts.isEmpty { throw .empty(result.refusals) }
        return result
    }

    private mutating func take(
        metric: String, labels: Labels, network: String?, time: Timestamp?, value: SQLValue
    ) {
        guard let number = value.number else { return refuse("\(metric): is \(value.shown), not a number") }
        guard number.isFinite else { return refuse("\(metric): is not a finite number") }
        let row = Extracted.Row(network: network, metric: metric, labels: labels, time: time, value: number)
        if places.updateValue(extracted.rows.count, forKey: row.identity) != nil {
            // The first of them is known to be one of two only now.
            refuse(
                "\(row.name): two rows for one series", count: doubles.insert(row.identity).inserted ? 2 : 1
            )
        }
        extracted.rows.append(row)
    }

    private mutating func refuse(_ reason: String, count: Int = 1) {
        let reason = reasons[reason] != nil || counts.count < Self.mostReasons ? reason : "other reasons"
        if let index = reasons[reason] {
            counts[index].count += count
        } else {
            reasons[reason] = counts.count
            counts.append((reason, count))
        }
    }

    private static let names = ["true": "true", "false": "false", "array": "a list", "object": "an object"]
}

extension Extracted.Row {
    /// What no two rows of one answer may share.
    struct Identity: Hashable {
        let series: Series
        let time: Timestamp?
    }

    var identity: Identity {
        Identity(series: Series(network: network ?? "", metric: metric, labels: labels), time: time)
    }

    /// `gpu.total{gpu=h100}`; with its network before it when that is another one.
    var name: String {
        (network.map { $0 + " " } ?? "") + metric + (labels.isEmpty ? "" : "{\(labels)}")
    }
}
