internal import Catalog
internal import Extraction
internal import History
internal import Metrics
internal import Storage

extension Workbench {
    /// Keeps what a step of a back-fill brought, and then that it is done.
    ///
    /// In this order: when Assay is killed between the two, the step is done again, and nothing is lost or doubled.
    ///
    /// - Returns: What came of it, and whether the source has nothing of that time.
    func fill(_ answer: Answer, _ step: BackfillStep) -> (report: BackfillReport, isEmpty: Bool) {
        // Rows without a time of their own must not pass for ones of the past. Without phases: how long a year takes
        // is nobody's latency.
        var poll = Poll(
            network: step.source.network, source: step.name, slot: .distantFuture, time: answer.time,
            outcome: .ok, status: answer.status, bytes: answer.bytes, origin: .backFilled,
            probes: step.source.probes)
        var receipt = Receipt()
        do throws(StorageError) {
            let isEmpty = try read(answer, of: step.part, into: &poll)
            // Before the source's first day there is nothing: that is no failure.
            if isEmpty, step.source.history?.step != nil { poll.outcome = .ok }
            let samples = credible(&poll)
            // Says how far back the past is known.
            poll.slot = step.since
            if !samples.isEmpty {
                receipt = try history.backfill(
                    Backfill(
                        network: step.source.network, source: step.source.id, time: answer.time,
                        hash: poll.hash, samples: samples))
            }
            if receipt.refused > 0 {
                poll.notes.append("\(receipt.refused) rows of days of which the hours alone are kept")
            }
            try history.record(poll)
            return (report(step, receipt, poll.outcome), isEmpty)
        } catch {
            return (report(step, receipt, .unmeasured(reason: "\(error)")), false)
        }
    }

    /// Takes a poll's samples that have a time of their own, not in the future, and lie in their bounds.
    private func credible(_ poll: inout Poll) -> [Sample] {
        let all = poll.samples
        let good = all.filter { sample in
            sample.time <= poll.time
                && catalog.vocabulary[sample.series.metric]?.bounds?.contains(sample.value) ?? true
        }
        poll.samples = []
        if good.count < all.count {
            poll.notes.append(
                "\(all.count - good.count) rows without a time of the past in 'at', or out of bounds")
        }
        if good.isEmpty, !all.isEmpty {
            poll.outcome = .failed(reason: "no row has a time of the past in 'at' and lies in its bounds")
        }
        return good
    }

    private func report(_ step: BackfillStep, _ receipt: Receipt, _ outcome: Outcome) -> BackfillReport {
        BackfillReport(
            id: SourceID(step.source), name: step.name, stored: receipt.stored, repeated: receipt.repeated,
            refused: receipt.refused, outcome: outcome)
    }
}
