internal import Analysis
internal import Metrics
internal import Text

extension DerivedTable {
    /// What a person reads: by network the figures that there are, with all that they rest on, then why others are not.
    public var text: String {
        var lines: [String] = []
        var networks: [String] = []
        for figure in figures where !networks.contains(figure.network) { networks.append(figure.network) }
        for network in networks {
            let own = figures.filter { $0.network == network }
            lines.append(network)
            lines += own.filter { $0.value != nil }.map(line)
            // One line a reason: without a price on the clouds' side every model lacks the same.
            var absent: [(reason: String, names: [String])] = []
            for figure in own {
                guard let reason = figure.absence?.description else { continue }
                let name = name(figure)
                if let index = absent.firstIndex(where: { $0.reason == reason }) {
                    absent[index].names.append(name)
                } else {
                    absent.append((reason, [name]))
                }
            }
            lines += absent.map { "  absent, \($0.reason): \($0.names.joined(separator: ", "))" }
            lines.append("")
        }
        return lines.dropLast().map { SafeText($0).string + "\n" }.joined()
    }

    private func name(_ figure: DerivedFigure) -> String {
        figure.metric.rawValue + (figure.gpu.map { "{gpu=\($0)}" } ?? "")
    }

    private func line(_ figure: DerivedFigure) -> String {
        let cells: [(text: String, width: Int, alignment: Alignment)] = [
            (name(figure), 38, .left), (figure.value.map(unit(figure).textWithName) ?? "", 14, .right),
            (window(figure), 13, .right), ("n \(Number.grouped(Double(figure.count)))", 10, .right),
            (figure.coverage.map { "\(Self.share($0)) measured" } ?? "", 18, .right),
        ]
        let fitted = cells.map { SafeText($0.text).fitted(to: $0.width, alignment: $0.alignment).string }
        // A document of Data is named by its file; the whole of it is for programs.
        let origins = sources(figure).map { $0.split(separator: ": ").first.map(String.init) ?? $0 }
        let mark = figure.origin.map { $0 == .measured ? "" : "  ·  \($0.rawValue)" } ?? ""
        return
            "  \(fitted.joined())   \(figure.formula)  ·  \(origins.joined(separator: ", "))\(mark)"
    }

    /// A part of a window in at most three digits, so that it keeps its distance to what stands before it.
    private static func share(_ coverage: Double) -> String {
        coverage > 0 && coverage < 0.001 ? "< 0.1 %" : Unit.ratio.text(coverage)
    }

    /// How far back a figure looks; of a latest value the time of what it was made of.
    private func window(_ figure: DerivedFigure) -> String {
        if let lookBack = figure.lookBack { return lookBack.text }
        return figure.inputs.map(\.last).max().map { "\((at - $0).age) ago" } ?? figure.window.duration.text
    }
}
