/// What the ends of a score alone allow to say; a verdict also needs gates.
public enum Outlook: String, CaseIterable, Sendable {
    case proceed = "Proceed"
    case proceedWithConditions = "Proceed with conditions"
    case undecided = "Not decidable yet"
    case decline = "Decline"

    /// The first of these that holds, after rounding to six decimals.
    ///
    /// Under 60 % coverage it is undecided; with a high end under 50 it is to decline, even if every doubt resolves
    /// well; with a low end of 65 to proceed; with one of 50 to proceed with conditions.
    public init(_ score: Score) {
        let low = score.low.roundedForComparison
        self =
            if score.coverage.roundedForComparison < Score.leastCoverage {
                .undecided
            } else if score.high.roundedForComparison < Band.c.minimum {
                .decline
            } else if low >= Band.b.minimum {
                .proceed
            } else if low >= Band.c.minimum {
                .proceedWithConditions
            } else {
                .undecided
            }
    }
}
