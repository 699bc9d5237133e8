public import Metrics

/// That what was measured speaks against a piece of evidence.
public struct Refutation: Hashable, Sendable {
    /// What is said.
    public let evidence: Evidence
    /// What speaks against it: `1 666 was measured on 2026-11-28`.
    public let text: String
    /// Both, as half a sentence.
    private let sentence: String

    /// Of what was not measured at all, for a reason as half a sentence.
    public init(_ evidence: Evidence, _ series: Series, since reason: String) {
        self.evidence = evidence
        text = reason
        sentence = "\(series) is said to be measured, and \(reason)"
    }

    /// Nil where the value is what was measured.
    ///
    /// - Parameters:
    ///   - evidence: The piece.
    ///   - series: What it says was measured.
    ///   - value: What it is said to be; one part in a hundred is left for who rounded it.
    ///   - measured: The least and the greatest that was.
    ///   - unit: Of both.
    ///   - time: When that was.
    public init?(
        _ evidence: Evidence, _ series: Series, _ value: Double, _ measured: ClosedRange<Double>, unit: Unit,
        at time: Timestamp
    ) {
        let room = 0.01 * max(measured.lowerBound.magnitude, measured.upperBound.magnitude)
        guard !(measured.lowerBound - room...measured.upperBound + room).contains(value) else { return nil }
        let seen = Set([measured.lowerBound, measured.upperBound].map(unit.text)).sorted()
        self.evidence = evidence
        text = "\(seen.joined(separator: " to ")) was measured on \(time.day)"
        sentence = "\(series) is said to be \(unit.text(value)), where \(text)"
    }

    /// The warning of it, which a strict reading refuses.
    public func warning(of item: String) -> AnswerWarning {
        AnswerWarning(item: item, text: sentence, isRefusedWhenStrict: true, refutation: self)
    }
}
