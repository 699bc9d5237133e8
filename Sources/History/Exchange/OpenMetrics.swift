public import Metrics

/// How series are written as text of OpenMetrics 1.0.
/// <https://prometheus.io/docs/specs/om/open_metrics_spec/>
public enum OpenMetrics {
    /// The name of a metric's family: `assay_gpu_price_median`.
    public static func family(_ metric: String) -> String { "assay_" + identifier(metric) }

    /// Adds what is known of a family, for it to stand before its samples.
    public static func declare(_ family: String, help: String, to text: inout [UInt8]) {
        let help = help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        text += "# TYPE \(family) gauge\n# HELP \(family) \(help)\n".utf8
    }

    /// Adds a sample; without a time it holds now.
    public static func write(
        _ family: String, _ labels: [(name: String, value: String)], _ value: Double,
        at time: Timestamp? = nil, to text: inout [UInt8]
    ) {
        text += family.utf8
        text.append(UInt8(ascii: "{"))
        for (index, label) in labels.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text += "\(label.name)=".utf8
            text.append(quoted: label.value, controls: false)
        }
        text += "} ".utf8
        text.append(number: value)
        if let time {
            text.append(UInt8(ascii: " "))
            text.append(integer: time.seconds)
        }
        text.append(UInt8(ascii: "\n"))
    }

    /// The labels of a series: `label_gpu="h100"`.
    ///
    /// One whose name OpenMetrics does not allow keeps it in its value: `label_na_me="na me=x"`.
    public static func labels(of series: Series) -> [(name: String, value: String)] {
        series.labels.all.map { label in
            let name = identifier(label.name)
            let isPlain = name == label.name && !label.value.hasPrefix(label.name + "=")
            return ("label_" + name, isPlain ? label.value : "\(label.name)=\(label.value)")
        }
    }

    /// The label of a series that was written so; nil of what is none.
    ///
    /// Older files have the name in every value.
    static func label(_ name: String, _ value: String) -> Labels.Label? {
        guard name.hasPrefix("label_") else { return nil }
        let written = String(name.dropFirst("label_".count))
        if let equals = value.firstIndex(of: "="), identifier(String(value[..<equals])) == written {
            return .init(name: String(value[..<equals]), value: String(value[value.index(after: equals)...]))
        }
        return .init(name: written, value: value)
    }

    /// With an underscore for what is not allowed in a name.
    private static func identifier(_ name: String) -> String {
        String(
            name.unicodeScalars.map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    ? Character(scalar) : "_"
            })
    }
}
