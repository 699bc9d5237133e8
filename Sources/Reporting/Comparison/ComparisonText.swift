internal import Evaluation
internal import Metrics
internal import Statistics

/// How a comparison is worded.
struct ComparisonText {
    let comparison: Comparison

    func name(_ entry: Int) -> String { comparison.entries[entry].project.name }

    /// What can be recommended; who is first, and how sure that is; then each against the next.
    var answer: [String] {
        let order = comparison.order
        guard let first = order.first else { return [] }
        guard order.count > 1 else { return ["\(name(first)) is alone: nothing to compare."] }
        return [recommendation(first)]
            + order.indices.dropLast().map { sentence(order[$0], order[$0 + 1], isFirst: $0 == 0) } + ties
    }

    private func verdict(_ entry: Int) -> Verdict { comparison.entries[entry].card.verdict }

    private func isRecommended(_ entry: Int) -> Bool {
        [.proceed, .proceedWithConditions].contains(verdict(entry))
    }

    /// Which of them a committee can take, and why not the first by score.
    private func recommendation(_ first: Int) -> String {
        let parts = [(Verdict.proceed, ""), (.proceedWithConditions, " with conditions")].compactMap {
            wanted, terms -> String? in
            let names = comparison.order.filter { verdict($0) == wanted }.map(name)
            return names.isEmpty ? nil : "\(names.joined(separator: " and ")) can be recommended\(terms)"
        }
        let text = parts.isEmpty ? "None can be recommended" : parts.joined(separator: ", ")
        let failed = comparison.entries[first].card.gates.filter(\.isFailed).map(\.id)
        guard !failed.isEmpty else { return "\(text)." }
        return
            "\(text); by score \(name(first)) leads, but it is out by gate \(failed.joined(separator: " and "))."
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
        if share < 0.5 { return turned(ahead, behind, isFirst ? " of \(basis)" : " of the runs") }
        guard isFirst else { return "\(name(ahead)) is ahead of \(name(behind)) in \(percent(share))." }
        return
            "\(name(ahead)) \(isRecommended(ahead) ? "comes first" : "leads by score"), ahead of \(name(behind)) in "
            + "\(percent(share)) of \(basis)."
    }

    /// Why one that comes first more often than another is beaten by it.
    private func turned(_ ahead: Int, _ behind: Int, _ basis: String) -> String {
        let cards = [ahead, behind].map { comparison.entries[$0].card }
        let points = cards.map { $0.capped.answeredPoint ?? 0 }
        let although = points[1] < points[0] ? "its point is lower" : "it comes first less often"
        let open = cards[0].gates.filter(\.isOpen).map(\.id)
        let since = open.isEmpty ? "" : ", since \(open.joined(separator: ", ")) of \(name(ahead)) may fail"
        return
            "\(name(behind)) beats \(name(ahead)) in \(percent(comparison.acceptability.pairwise[behind][ahead]))\(basis) "
            + "although \(although)\(since)."
    }

    /// Those of them whose score a failed gate caps, which what compares points does not know of.
    func caps(_ entries: [Int]) -> [String] {
        entries.compactMap { entry in
            let card = comparison.entries[entry].card
            guard let point = card.overall.answeredPoint, let capped = card.capped.answeredPoint,
                capped < point,
                let gate = card.gates.filter(\.isFailed).min(by: { $0.gate.cap < $1.gate.cap })
            else { return nil }
            return
                "Before gates: \(name(entry)) has \(Number.fixed(point, decimals: 1)) here, where gate \(gate.id) caps its score at "
                + "\(Number.fixed(capped, decimals: 0))."
        }
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
            guard !pillars.isEmpty else {
                let isAlways = (comparison.acceptability.ranks[entry].first ?? 0) > 0.995
                return
                    "\(name(entry)) is first \(isAlways ? "whatever one cares about" : "for no particular taste")."
            }
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
