internal import Evaluation
internal import Metrics
internal import Statistics

/// How a comparison is worded.
struct ComparisonText {
    let comparison: Comparison

    func name(_ entry: Int) -> String { comparison.entries[entry].project.name }

    /// Who is first, and how sure that is; then each against the next.
    var answer: [String] {
        let order = comparison.order
        guard let first = order.first else { return [] }
        guard order.count > 1 else { return ["\(name(first)) is alone: nothing to compare."] }
        return order.indices.dropLast().map { sentence(order[$0], order[$0 + 1], isFirst: $0 == 0) } + ties
    }

    /// Why the shares of the first add up to more than all, where they do.
    private var ties: [String] {
        let sum = comparison.acceptability.ranks.reduce(0) { $0 + ($1.first ?? 0) }
        guard sum > 1.005 else { return [] }
        return [
            "Where projects tie each of them counts as first: the shares of first places add up to \(percent(sum))."
        ]
    }

    private func sentence(_ ahead: Int, _ behind: Int, isFirst: Bool) -> String {
        let share = comparison.acceptability.pairwise[ahead][behind]
        let shares = "(\(percent(share)) to \(percent(1 - share)) of \(basis))"
        let pair = "\(name(ahead)) and \(name(behind))"
        let unanswered = [ahead, behind].filter { !comparison.entries[$0].card.overall.isDecidable }
        if !unanswered.isEmpty {
            let names = unanswered.count == 1 ? name(unanswered[0]) : "both"
            return "\(pair): not decidable yet, since too little is answered of \(names) \(shares)."
        }
        if comparison.isTie(ahead, behind) { return "\(pair): a tie, \(reason(ahead, behind)) \(shares)." }
        return isFirst
            ? "\(name(ahead)) comes first, ahead of \(name(behind)) in \(percent(share)) of \(basis)."
            : "\(name(ahead)) is ahead of \(name(behind)) in \(percent(share))."
    }

    /// What makes two a tie: taste, unless one is at least as good whatever one cares about.
    private func reason(_ one: Int, _ other: Int) -> String {
        guard comparison.dominates(one, other) || comparison.dominates(other, one) else {
            return "decided by your taste"
        }
        let gates = Set(
            [one, other].flatMap { entry in
                comparison.entries[entry].card.gates.filter { $0.isOpen || $0.isFailed }.map(\.id)
            }
        ).sorted()
        guard !gates.isEmpty else { return "decided by what is not known" }
        return
            "whatever the weights, since \(gates.joined(separator: ", ")) \(gates.count > 1 ? "are" : "is") not passed"
    }

    /// Projects that a gate puts out.
    var out: [String] {
        comparison.entries.compactMap { entry in
            let failed = entry.card.gates.filter(\.isFailed)
            guard !failed.isEmpty else { return nil }
            let gates = failed.map { "\($0.id) \($0.gate.title)" }.joined(separator: "; ")
            return "\(entry.project.name) is out by gate: \(gates)."
        }
    }

    /// What the shares are of.
    var basis: String {
        comparison.isExact ? "all weights, exactly" : "\(Number.grouped(Double(comparison.runs))) runs"
    }

    /// For whom each is first.
    var admirers: [String] {
        let all = comparison.entries.indices.map { comparison.admirers(of: $0) }
        // What speaks for every one of them tells nobody which to take.
        let shared = all.compactMap { $0.map { Set($0.map(\.id)) } }.reduce(nil as Set<String>?) {
            $0?.intersection($1) ?? $1
        }
        let (decidable, others) = (
            comparison.entries.indices.filter { comparison.entries[$0].card.overall.isDecidable },
            comparison.entries.indices.filter { !comparison.entries[$0].card.overall.isDecidable }
        )
        let unknown =
            others.isEmpty
            ? []
            : [
                "\(others.map(name).joined(separator: ", ")): too little is answered to say for whom \(others.count == 1 ? "it is" : "they are") first."
            ]
        return decidable.map { entry in
            let pillars = all[entry]
            guard let pillars else {
                return "\(name(entry)) is never first, whatever the weights allowed."
            }
            guard !pillars.isEmpty else { return "\(name(entry)) is first whatever one cares about." }
            let own = pillars.filter { shared?.contains($0.id) != true }
            let words = (own.isEmpty ? pillars : own).map { Self.phrase($0) }.joined(separator: " and ")
            return "\(name(entry)) is first for people who care about \(words)."
        } + unknown
    }

    /// A pillar as something to care about.
    static func phrase(_ pillar: Pillar) -> String {
        switch pillar.id {
        case "q1": "what is decentralized"
        case "q2": "which problem it solves"
        case "q3": "real supply"
        case "q4": "how quality is checked"
        case "q5": "customer experience"
        case "q6": "enterprise scale"
        case "q7": "the right split"
        default: pillar.title.lowercased()
        }
    }

    /// The ranks that an entry keeps to in 95 % of the runs: `1`, `2–3`.
    func ranks(_ entry: Int) -> String {
        guard let range = comparison.acceptability.rankRange(of: entry) else { return "?" }
        return range.lowerBound == range.upperBound
            ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }

    func percent(_ share: Double) -> String { ReportText.wholePercent(share) }

    /// One bar a project: the share of each rank.
    var rankBars: String {
        let longest = min(24, comparison.entries.map { Fence.width($0.project.name) }.max() ?? 0)
        return Fence.text(
            comparison.order.map { entry in
                let bar = ShareBar.text(
                    comparison.acceptability.ranks[entry].enumerated().map { rank, share in
                        (rank < 9 ? Character("\(rank + 1)") : "+", share)
                    })
                let first = ReportText.percent(comparison.acceptability.ranks[entry].first ?? 0)
                return "\(Fence.column(name(entry), longest))  \(bar)  first in \(first) %"
            })
    }
}
