internal import GRDB
internal import Metrics

extension Weighting {
    /// Nil for an assessment that was stored before weightings were.
    init?(_ row: Row) {
        guard let id: String = row["weights"] else { return nil }
        var points: [String: Double] = [:]
        for part in (row["weights_points"] as String? ?? "").split(separator: " ") {
            let pair = part.split(separator: "=")
            if pair.count == 2, let value = Double(pair[1]) { points[String(pair[0])] = value }
        }
        self.init(id: id, title: row["weights_title"] ?? id, points: points)
    }

    /// `q1=5.0 q2=10.0`; ids hold neither a space nor an equals sign.
    var pointsText: String {
        points.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}

extension Waiver {
    init(_ row: Row) {
        self.init(
            gate: row["gate"], reason: row["reason"], signer: row["signer"],
            date: Timestamp(milliseconds: row["date"]))
    }

    func write(_ db: Database, assessment: String) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO assessment_waiver VALUES (?, ?, ?, ?, ?)",
            arguments: [assessment, gate, reason, signer, date.milliseconds])
    }
}

extension RiskNote {
    init(_ row: Row) {
        self.init(
            owner: row["owner"], review: (row["review"] as Int64?).map(Timestamp.init(milliseconds:)),
            trigger: (row["trigger_text"] as String?).flatMap { Trigger($0) },
            response: (row["response"] as String?).flatMap(Response.init))
    }

    func write(_ db: Database, assessment: String, risk: String) throws {
        try db.execute(
            sql: "INSERT INTO assessment_risk VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                assessment, risk, owner, review?.milliseconds, trigger?.description, response?.rawValue,
            ])
    }
}
