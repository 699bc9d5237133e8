internal import Glibc
internal import History
internal import Metrics

/// The polls that might have asked a network itself, an hour apart: how fast it answered, when it failed, and when
/// nobody asked.
enum GeneratedPolls {
    /// The polls of the full hours of a range, oldest first.
    static func polls(network: String, source: String, over range: TimeRange) -> [Poll] {
        func noise(_ what: String) -> Noise {
            Noise(Series(network: network, metric: what, labels: ["source": source]))
        }
        let (load, spikes, outages) = (noise("latency"), noise("spikes"), noise("outages"))
        let first = (range.start.seconds + 3_599) / 3_600 * 3_600
        return stride(from: first, to: range.end.seconds, by: 3_600).map { seconds in
            let slot = Timestamp(seconds: seconds)
            // Far apart in the noise, so that neighbouring hours have nothing to do with each other.
            let apart = Timestamp(seconds: seconds % 31_536_000 * 97)
            let outcome: Outcome =
                if isAsleep(at: seconds) {
                    .unmeasured(reason: "Assay slept (generated)")
                } else if outages.value(at: slot) > 0.42 || spikes.value(at: apart) > 0.6 {
                    .failed(reason: "HTTP 503 (generated)")
                } else {
                    .ok
                }
            let speed = exp(0.6 * load.value(at: slot) + 0.7 * spikes.value(at: apart))
            let base = 60 + 120 * (1 + load.value(at: Timestamp(seconds: 0)))
            let firstByte = (base * speed * 1_000).rounded() / 1_000
            let phases = Phases(dns: 4, connect: 18, tls: 32, firstByte: firstByte, total: firstByte + 57)
            return Poll(
                network: network, source: source, slot: slot, time: slot, outcome: outcome,
                status: outcome.isGood ? 200 : outcome.isMeasured ? 503 : nil,
                phases: outcome.isGood ? phases : nil, origin: .generated, probes: .service)
        }
    }

    /// Three hours of the night once in nine days, the same for all sources.
    private static func isAsleep(at seconds: Int64) -> Bool {
        seconds / 86_400 % 9 == 4 && (2..<5).contains(seconds % 86_400 / 3_600)
    }
}
