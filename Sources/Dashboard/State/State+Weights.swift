internal import Evaluation
internal import Statistics
internal import Terminal
internal import Text

extension State {
    /// Offers the opinions of the weights that there are.
    mutating func offerWeightings(in snapshot: Snapshot) {
        let weighting = screen == .assess ? draft?.weighting : self.weighting
        let own = weighting.map { $0.id == "own" ? [$0] : [] } ?? []
        let all = snapshot.rubrics.weightings + own
        func sign(_ isTaken: Bool) -> SafeText { isTaken ? "✓ " : "  " }
        overlay = .menu(
            Menu(
                "Whose weights",
                (screen == .assess
                    ? [] : [.init(.weighting(nil), sign(weighting == nil) + "as each assessment says")])
                    + all.map {
                        .init(.weighting($0), sign($0 == weighting) + SafeText($0.title))
                    } + [.init(.ownWeighting, "  mine: ask me …")], selecting: .weighting(weighting)))
    }

    /// Offers the ways in which weights vary.
    mutating func offerVariations() {
        overlay = .menu(
            Menu(
                "How the weights vary",
                WeightMode.allCases.map { mode in
                    let sign = mode == comparing.variation ? "✓" : " "
                    return .init(.variation(mode), "\(sign) \(mode.words)")
                }, selecting: .variation(comparing.variation)))
    }

    /// Looks with these weights; on *Assess* they are kept with the answers.
    mutating func take(_ weighting: Weighting?) -> [Effect] {
        say("weights: \(weighting?.title ?? "as each assessment says")", .secondary)
        guard screen == .assess, var draft else {
            self.weighting = weighting
            return []
        }
        draft.weighting = weighting ?? .balanced
        self.draft = draft
        return [.save(draft)]
    }

    mutating func beginSwing(in snapshot: Snapshot) {
        guard let rubric = snapshot.rubrics.first, let form = SwingForm(rubric) else {
            say("there is no rubric whose questions could be weighed", .watch)
            return
        }
        overlay = .swing(form)
    }
}

extension WeightMode {
    /// What it does, in a few words.
    var words: String {
        switch self {
        case .fixed: "fixed, only the answers vary"
        case .around: "varied by ±50 %"
        case .agnostic: "any at all"
        }
    }
}
