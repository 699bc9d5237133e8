internal import History
internal import Catalog
internal import Collection
internal import Metrics
internal import Text

extension NetworkDetail.MetricRow {
    /// Where the figure came from: the source, the request, the rule that read it, the time, the answer's hash.
    func origin(in snapshot: Snapshot) -> [Fact] {
        var facts = [
            Fact(name: "figure", text: SafeText(latest.series.description)),
            Fact(name: "value", text: SafeText((metric?.unit ?? .count).textWithShortName(latest.value))),
            Fact(name: "time", text: SafeText(latest.time.description)),
            Fact(
                name: "asked",
                text: SafeText("\(latest.polledAt.description), \((snapshot.now - latest.polledAt).age) ago")),
            Fact(name: "source", text: SafeText("\(latest.sourceNetwork)/\(latest.source)")),
            Fact(name: "origin", text: SafeText("\(latest.origin.rawValue), \(latest.quality.rawValue)")),
        ]
        let row = snapshot.sources.first {
            $0.source.network == latest.sourceNetwork && $0.source.id == latest.source
        }
        if let source = row?.source {
            let call = source.requests.first
            facts.append(
                Fact(name: "request", text: SafeText("\(call?.method.rawValue ?? "") \(call?.url ?? "")")))
            if let value = source.values.first(where: { $0.metric == latest.series.metric }) {
                facts.append(Fact(name: "path", text: SafeText(value.path)))
            } else if let sql = source.samples {
                facts += sql.split(separator: "\n").enumerated().map { index, line in
                    Fact(name: index == 0 ? "SQL" : "", text: SafeText(String(line)))
                }
            }
            if let shape = source.shape {
                facts.append(Fact(name: "shape", text: SafeText("seen \(shape.seen.day) at \(shape.at)")))
            }
        }
        if let hash = latest.hash { facts.append(Fact(name: "SHA-256", text: SafeText(hash))) }
        if let meaning = metric?.meaning { facts.append(Fact(name: "meaning", text: SafeText(meaning))) }
        return facts
    }
}

extension NetworkSummary.Shown {
    /// The value with its unit, its age and who brought it, in one line.
    func fact(at now: Timestamp) -> Fact {
        let labels = latest.series.labels.isEmpty ? "" : "{\(latest.series.labels)}"
        let source = "\(latest.sourceNetwork)/\(latest.source) · \(latest.origin.rawValue)"
        return Fact(
            name: SafeText(latest.series.metric + labels),
            text: SafeText(
                "\(unit.textWithShortName(latest.value)) · \((now - latest.time).age) ago · \(source)"))
    }
}

extension NetworkSummary {
    /// How the columns came about that no single figure stands behind.
    func computed(over range: NamedRange) -> [Fact] {
        var facts: [Fact] = []
        if let change = Number.change(change) {
            facts.append(
                Fact(name: "change", text: SafeText("\(change) over \(range.rawValue), of the nodes")))
        }
        if let share = againstClouds, let price = h100Price {
            let clouds = Metrics.Unit.gpuPrice.textWithShortName(price / (1 + share))
            facts.append(
                Fact(
                    name: "vs CLOUD",
                    text: SafeText(
                        "\(Metrics.Unit.change.text(share)) against the clouds' median of \(clouds)"
                    )))
        }
        if let latency {
            let asked = "the fastest \(latency.isService ? "source of the network itself" : "API about it")"
            let time = Metrics.Unit.milliseconds.textWithName(latency.milliseconds.rounded())
            facts.append(
                Fact(name: "p50", text: SafeText("\(time), the median of the newest answers of \(asked)")))
        }
        return facts
    }
}

extension SourceRow {
    /// State, age and trouble in one line.
    func oneLine(_ now: Timestamp) -> SafeText {
        var text = standing.word
        if let good = record?.lastGood {
            text += "\(trouble == nil ? "," : ", last good") \((now - good.time).age) ago"
        }
        if let reason = trouble { text += ", \(reason.hasSuffix(".") ? String(reason.dropLast()) : reason)" }
        return SafeText("\(text) · every \(source.every.words) · \(source.probes.rawValue)")
    }
}
