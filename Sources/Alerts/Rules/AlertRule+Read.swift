public import Documents
internal import Metrics

extension AlertRule {
    /// Reads a rule as the configuration writes it.
    ///
    /// ```yaml
    /// name: H100 is cheap
    /// network: akash
    /// metric: gpu.price.median
    /// labels: { gpu: h100 }
    /// below: 2.2
    /// clear: 2.4
    /// for: 30m
    /// ```
    ///
    /// A limit of bytes may also be written as `43.8 TiB`, and one of a ratio as `90 %`.
    /// One of `above`, `below`, `change`, `absent-for` and `failing` says what must be the case.
    ///
    /// - Throws: the first thing that is wrong, with its place and what is allowed.
    public init(_ element: Element) throws(DocumentError) {
        let fields = try element.fields([
            "name", "network", "metric", "labels", "source", "above", "below", "clear", "change", "within",
            "direction", "absent-for", "failing", "for",
        ])
        let title = try fields.required("name")
        let name = try title.text()
        guard !name.hasPrefix(AlertFinding.prefix) else {
            throw title.error(
                "a name that begins with '\(AlertFinding.prefix)' is kept for what is found elsewhere")
        }
        let network = try fields.required("network").text()
        let conditions = ["above", "below", "change", "absent-for", "failing"].filter { fields[$0] != nil }
        guard let kind = conditions.first, conditions.count == 1 else {
            throw element.error("needs one of above, below, change, absent-for, failing")
        }
        try Self.refuse(kind == "failing" ? ["metric", "labels"] : ["source"], in: fields, for: kind)
        if kind != "change" { try Self.refuse(["within", "direction"], in: fields, for: kind) }
        if kind == "absent-for" || kind == "failing" { try Self.refuse(["clear"], in: fields, for: kind) }
        let condition: Condition
        var unit = Unit.count
        if kind == "failing" {
            let polls = try fields.required("failing").integer(in: 1...1_000)
            condition = .failing(network: network, source: try fields["source"]?.text(), polls: polls)
        } else {
            let metric = try fields.required("metric").text()
            let labels = try Self.labels(fields["labels"])
            let series = Series(network: network, metric: metric, labels: labels)
            condition = try Self.condition(kind, of: series, fields)
            if kind == "above" || kind == "below" { unit = try fields[kind]?.limit().unit ?? .count }
        }
        self.init(name: name, condition, hold: try fields["for"]?.duration() ?? .zero, unit: unit)
    }

    private static func condition(
        _ kind: String, of series: Series, _ fields: Fields
    ) throws(DocumentError) -> Condition {
        let value = try fields.required(kind)
        switch kind {
        case "above":
            let limit = try value.limit().value
            let clear = try clearing(fields, "at most \(Number.short(limit))", standard: limit) {
                $0 <= limit
            }
            return .above(series, limit: limit, clear: clear)
        case "below":
            let limit = try value.limit().value
            let clear = try clearing(fields, "at least \(Number.short(limit))", standard: limit) {
                $0 >= limit
            }
            return .below(series, limit: limit, clear: clear)
        case "change":
            let ratio = try value.share()
            let movement = try fields["direction"]?.choice(Movement.self) ?? .either
            let clear = try fields["clear"]?.share() ?? ratio / 2
            guard clear < ratio else { throw value.error("clear must be less than change") }
            return .change(
                series, over: try fields.required("within").duration(), movement, ratio: ratio, clear: clear)
        default:
            return .absent(series, after: try value.duration())
        }
    }

    private static func clearing(
        _ fields: Fields, _ allowed: String, standard: Double, isFit: (Double) -> Bool
    ) throws(DocumentError) -> Double {
        guard let field = fields["clear"] else { return standard }
        let value = try field.limit().value
        guard isFit(value) else { throw field.error("clear must be \(allowed), so that the alert can end") }
        return value
    }

    private static func refuse(
        _ names: [String], in fields: Fields, for kind: String
    ) throws(DocumentError) {
        for name in names {
            if let field = fields[name] { throw field.error("'\(name)' does not go with '\(kind)'") }
        }
    }

    private static func labels(_ element: Element?) throws(DocumentError) -> Labels {
        guard let element else { return .none }
        var labels: [Labels.Label] = []
        for (name, value) in try element.entries() {
            labels.append(Labels.Label(name: name, value: try value.text()))
        }
        return Labels(labels)
    }
}

extension Element {
    /// A length of time such as `30s`, `10m`, `24h`, `7d` or `1y`.
    func duration() throws(DocumentError) -> Duration {
        try value("a duration such as 30s, 10m, 24h or 7d") { Duration($0) }
    }

    /// A number, or one with what it counts: `2.5`, `43.8 TiB`, `90 %`.
    func limit() throws(DocumentError) -> WrittenNumber {
        try value("a number such as 2.5, 43.8 TiB or 90 %") { WrittenNumber($0) }
    }

    /// A share such as `20 %`.
    func share() throws(DocumentError) -> Double {
        try value("a share such as 20 %") { text in
            guard text.hasSuffix("%") else { return nil }
            let digits = text.dropLast().split(separator: " ", omittingEmptySubsequences: true)
            guard digits.count == 1, let value = Double(digits[0]), value.isFinite, value > 0 else {
                return nil
            }
            return value / 100
        }
    }
}
