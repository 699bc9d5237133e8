public import Metrics

/// That what was measured speaks against a piece of evidence.
public struct Refutation: Hashable, Sendable {
    /// What is said.
    public let evidence: Evidence
    /// What speaks against it: `1 666 was measured on 2026-11-28`, `62 to 100 was measured from 2026-11-27 to 2026-11-28`.
    public let text: String
    /// Both, as half a sentence.
    private let sentence: String

    /// Of what was not measured at all, for a reason as half a sentence.
    public init(_ evidence: Evidence, _ series: Series, since reason: String) {
        self.evidence = evidence
        text = reason
        sentence = "\(series) is said to be measured, and \(reason)"
    }

    /// Nil where the value lies between the least and the greatest that was measured, and where nothing was.
    ///
    /// - Parameters:
    ///   - evidence: The piece.
    ///   - series: What it says was measured.
    ///   - value: What it is said to be; one part in a hundred is left for who rounded it.
    ///   - measured: What was, and when.
    ///   - unit: Of all of them.
    public init?(
        _ evidence: Evidence, _ series: Series, _ value: Double, _ measured: [Reading], unit: Unit
    ) {
        let (values, times) = (measured.map(\.value), measured.map(\.time))
        guard let low = values.min(), let high = values.max(), let first = times.min(), let last = times.max()
        else { return nil }
        let room = 0.01 * max(low.magnitude, high.magnitude)
        guard !(low - room...high + room).contains(value) else { return nil }
        let (least, greatest) = (unit.text(low), unit.text(high))
        let days = first.day == last.day ? "on \(first.day)" : "from \(first.day) to \(last.day)"
        self.evidence = evidence
        text = "\(least == greatest ? least : "\(least) to \(greatest)") was measured \(days)"
        sentence = "\(series) is said to be \(unit.text(value)), where \(text)"
    }

    /// The warning of it, which a strict reading refuses.
    public func warning(of item: String) -> AnswerWarning {
        AnswerWarning(item: item, text: sentence, isRefusedWhenStrict: true, refutation: self)
    }
}
