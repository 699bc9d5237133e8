internal import Extraction
internal import Metrics

/// Which of the fields that changed each metric rests on.
struct Blame {
    let drifts: [Drift]
    private let metrics: [Drift: Set<String>]

    /// Tries it on the recorded answer: what goes with the field rested on it.
    init(
        of drifts: [Drift], _ recorded: AnswerParts?, _ extractor: Extractor, parameters: [String: Double],
        now: Timestamp
    ) {
        self.drifts = drifts
        metrics = Dictionary(
            uniqueKeysWithValues: drifts.compactMap { drift in
                guard let recorded else { return nil }
                return try? (
                    drift,
                    extractor.metrics(
                        dependingOn: drift.path, in: recorded, now: now, parameters: parameters,
                        within: .seconds(10))
                )
            })
    }

    func drifts(behind metric: String) -> [Drift] {
        drifts.filter { metrics[$0]?.contains(metric) ?? false }
    }
}
