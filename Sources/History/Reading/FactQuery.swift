internal import GRDB
internal import Metrics
public import Storage

extension History {
    /// The facts that hold about a network, ordered by name and labels.
    public func facts(network: String) throws(StorageError) -> [DatedFact] {
        try file.read { database in
            // SQLite takes the bare columns from the row that has the maximum.
            let row = try Statement(
                """
                SELECT fact.name, labels, max(since), text, source.network, source.name
                FROM fact JOIN source ON source.id = fact.source
                WHERE fact.network = ? GROUP BY fact.name, labels ORDER BY fact.name, labels
                """, [network], in: database)
            var facts: [DatedFact] = []
            while try row.step() {
                let labels = Labels(parsing: row.text(1)) ?? .none
                facts.append(
                    DatedFact(
                        fact: Fact(network: network, name: row.text(0), labels: labels, text: row.text(3)),
                        since: Timestamp(seconds: row.integer(2)), sourceNetwork: row.text(4),
                        source: row.text(5)))
            }
            return facts
        }
    }
}
