internal import Metrics

extension AlertRule {
    /// The rule as ``init(_:)`` reads it, an item of a list in YAML.
    public var yaml: String {
        var lines: [(key: String, value: String)] = [("name", Self.quoted(name))]
        if let series {
            lines += [("network", Self.quoted(series.network)), ("metric", Self.quoted(series.metric))]
            if !series.labels.isEmpty {
                let labels = series.labels.all.map { "\(Self.quoted($0.name)): \(Self.quoted($0.value))" }
                lines.append(("labels", "{ \(labels.joined(separator: ", ")) }"))
            }
        }
        switch condition {
        case .above(_, let limit, let clear):
            lines += [("above", limitText(limit)), ("clear", limitText(clear))]
        case .below(_, let limit, let clear):
            lines += [("below", limitText(limit)), ("clear", limitText(clear))]
        case .change(_, let over, let movement, let ratio, let clear):
            lines += [
                ("change", Self.shareText(ratio)), ("within", over.text), ("direction", movement.rawValue),
                ("clear", Self.shareText(clear)),
            ]
        case .absent(_, let after): lines.append(("absent-for", after.text))
        case .failing(let network, let source, let polls):
            lines.append(("network", Self.quoted(network)))
            if let source { lines.append(("source", Self.quoted(source))) }
            lines.append(("failing", "\(polls)"))
        }
        if hold > .zero { lines.append(("for", hold.text)) }
        return lines.enumerated().map { index, line in
            "\(index == 0 ? "  - " : "    ")\(line.key): \(line.value)\n"
        }.joined()
    }

    /// A limit in its unit where that reads back as the very number.
    public func limitText(_ value: Double) -> String {
        let text = unit.text(value)
        guard let written = WrittenNumber(text), written.unit == unit, written.value == value else {
            return Self.text(value)
        }
        return text
    }

    /// The shortest text of the number.
    private static func text(_ value: Double) -> String {
        value.magnitude < 1e15 && value == value.rounded() ? "\(Int64(value))" : "\(value)"
    }

    /// `7 %`, without the dust that multiplying by a hundred leaves where that reads back as the very number.
    public static func shareText(_ ratio: Double) -> String {
        let neat = (ratio * 1e11).rounded() / 1e9
        return "\(text(neat / 100 == ratio ? neat : ratio * 100)) %"
    }

    /// In double quotes, with the escapes that YAML 1.2 has in common with JSON (its section 5.7).
    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            // All of them are below 256.
            default:
                scalar.properties.generalCategory == .control
                    ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
                    : String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
