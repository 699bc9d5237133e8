/// How good the evidence of an answer is.
public enum Grade: String, CaseIterable, Sendable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"

    /// Half a sentence for a reader.
    public var meaning: String {
        switch self {
        case .a: "measured by Assay, on chain, or reproducible now"
        case .b: "an independent third party"
        case .c: "the project's own statement"
        case .d: "the assessor's judgement without a source"
        }
    }

    /// How far the truth may lie below and above a level of this grade, in levels.
    ///
    /// C is one-sided on purpose: a project's own word never counts at face value, and never widens the
    /// upper end.
    var width: (below: Double, above: Double) {
        switch self {
        case .a: (0, 0)
        case .b: (0.5, 0.5)
        case .c: (1, 0)
        case .d: (1, 1)
        }
    }

    /// The grade of evidence that is past its age; D stays D.
    var aged: Grade {
        switch self {
        case .a: .b
        case .b: .c
        case .c, .d: .d
        }
    }
}
