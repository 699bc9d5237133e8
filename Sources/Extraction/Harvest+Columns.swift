internal import Metrics

/// Why one row cannot be taken.
struct RowRefusal: Error {
    let reason: String
}

extension Harvest {
    /// The labels of a row; one that is NULL is left out.
    ///
    /// Only `allowed` names are taken; nil allows every name.
    func labels(
        _ row: Statement.Row, _ columns: Columns, allowed: [String]?
    ) -> Result<Labels, RowRefusal> {
        var labels: [Labels.Label] = []
        for (index, name) in columns.labels {
            let text: String
            switch row[index] {
            case .null: continue
            case .text(let value): text = value
            case .integer(let number): text = "\(number)"
            case .real, .blob:
                return .failure(RowRefusal(reason: "the label \(name) is \(row[index].shown), not a text"))
            }
            if let allowed, !allowed.contains(name) {
                return .failure(RowRefusal(reason: "the metric has no label \(name)"))
            }
            if let problem = OutsideText.problem(text, longest: Self.longestLabel) {
                return .failure(RowRefusal(reason: "the label \(name) \(problem)"))
            }
            labels.append(Labels.Label(name: name, value: text))
        }
        return .success(Labels(labels))
    }

    /// The network that a row is about; nil is the source's own.
    func network(_ row: Statement.Row, _ columns: Columns) -> Result<String?, RowRefusal> {
        guard let index = columns.network else { return .success(nil) }
        switch row[index] {
        case .null: return .success(nil)
        case .text(let id) where Self.isID(id): return .success(id)
        default: return .failure(RowRefusal(reason: "the network is \(row[index].shown), not an id"))
        }
    }

    /// The time of a row: Unix seconds from 1970 to 9999; nil is the time of the poll.
    func time(_ row: Statement.Row, _ columns: Columns) -> Result<Timestamp?, RowRefusal> {
        guard let index = columns.time else { return .success(nil) }
        if row[index].isNull { return .success(nil) }
        guard let seconds = row[index].number, (0..<253_402_300_800).contains(seconds) else {
            return .failure(RowRefusal(reason: "the time is \(row[index].shown), not Unix seconds"))
        }
        return .success(Timestamp(seconds: Int64(seconds)))
    }

    /// Whether a network can be named so, as a network's file names itself.
    private static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
