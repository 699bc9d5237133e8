import Catalog
@testable import Extraction
import Metrics
import TestSupport
import Testing

/// An API that changes may put anything where a figure was.
@Suite struct `A field turned into something else` {
    /// Of these a row without its figure is no row: the others still say what they are.
    static let areOfOffers = ["gpu.price.", "gpu.offers", "gpu.earnings", "cpu.price.", "inference."]
    /// What is replaced by less than nothing there is an answer like any other.
    static let mayBeNegative: Set = [
        "fees.day", "fees.month", "revenue.month", "token.change", "tokens.burned.day",
    ]

    /// Without its figure a series is absent, or beyond its bounds and doubted; never another number.
    @Test(arguments: names) func `never traps and never stores a wrong number`(name: String) throws {
        let source = try source(name)
        let extractor = try source.extractor()
        let recording = try source.recording()
        let rows = try extractor.extract(recording, now: now, parameters: parameters).rows
        let originals = Dictionary(uniqueKeysWithValues: rows.map { ($0.identity, $0.value) })
        for mutation in Mutation.all(of: recording) {
            let changed = try mutation.applied(to: recording)
            guard let extracted = try? extractor.extract(changed, now: now, parameters: parameters) else {
                continue
            }
            #expect(!extracted.rows.isEmpty || extracted.isNoData || !extracted.facts.isEmpty, "\(mutation)")
            for row in extracted.rows {
                #expect(row.value.isFinite)
                guard mutation.isOfNumber, !Self.isExcused(row, mutation, of: source) else { continue }
                let original = originals[row.identity] ?? .nan
                // Members of an object may have changed places, and with them the order of a sum.
                guard !((row.value - original).magnitude <= original.magnitude * 1e-12) else { continue }
                Issue.record("\(mutation) makes \(row.name) \(row.value)")
            }
        }
    }

    private static func isExcused(_ row: Extracted.Row, _ mutation: Mutation, of source: Source) -> Bool {
        // What stands where a number was says more than that it is none.
        if mutation.replacement == .object { return true }
        // Quarantined, refused for want of its own time, or told as a GPU that nobody knows.
        if catalog.vocabulary[row.metric]?.bounds?.contains(row.value) == false { return true }
        if source.history != nil, row.time == nil { return true }
        if let gpu = row.labels["gpu"], !catalog.gpus.knows(gpu) { return true }
        if areOfOffers.contains(where: { row.metric.hasPrefix($0) }) { return true }
        if mutation.replacement == .negative, mayBeNegative.contains(row.metric) { return true }
        let isGone = [.missing, .null].contains(mutation.replacement)
        return switch (source.network, source.id, row.metric) {
        // A provider whose uptime is not known, or whose power is.
        case ("akash", "providers", "provider.uptime"): isGone
        // Storage that is not there is zero or no, says the chain.
        case ("bittensor", "subnets", _): isGone
        // Subnets are counted to compare them with the chain's count.
        case ("bittensor", "economics", "subnets"): true
        // A model that is not named is not there.
        case ("golem", "runtimes", "gpu.total"), ("vastai", "hosts", _): mutation.replacement == .missing
        // An environment without free jobs does not speak of any.
        case ("ocean", "environments", "jobs.running"), ("ocean", "environments", "jobs.queued"): isGone
        // Percent a little outside 0 to 100 are seen, and mean their ends.
        case ("salad", "demand", "gpu.utilization"): mutation.replacement == .negative
        default: false
        }
    }
}
