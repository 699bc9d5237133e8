internal import Statistics

/// How far assessors agree beyond chance: Krippendorff's ordinal alpha, and for two quadratic kappa.
public struct PanelAgreement: Hashable, Sendable {
    /// Why there is a number or none.
    public enum Reading: String, Sendable {
        case rely = "agreement to rely on"
        case tentative = "agreement for tentative conclusions"
        case weak = "not to be relied on"
        case tooFew = "withheld: fewer than 20 items were answered by two"
        case noVariation = "no variation: all levels are the same"
        case alone = "one assessor"
    }

    /// The items that two or more answered.
    public let units: Int
    /// Nil where it is withheld or does not exist.
    public let alpha: Double?
    /// For exactly two assessors.
    public let kappa: Double?
    /// What the number allows to say, or why there is none.
    public let reading: Reading

    /// Fewer items say too little.
    public static let leastUnits = 20

    init(_ items: [PanelItem], assessors: Int) {
        let levels = items.filter { $0.criterion.item?.isChoice == false }.map { $0.voices.map(\.level) }
        let ratings = (0..<assessors).map { assessor in levels.map { $0[assessor] } }
        let agreement = Agreement(ratings: ratings, scale: .ordinal)
        units = agreement?.units ?? 0
        guard assessors > 1 else {
            (alpha, kappa, reading) = (nil, nil, .alone)
            return
        }
        guard units >= Self.leastUnits else {
            (alpha, kappa, reading) = (nil, nil, .tooFew)
            return
        }
        alpha = agreement?.alpha
        kappa = assessors == 2 ? RatingTable(ratings[0], ratings[1])?.quadraticKappa : nil
        reading =
            switch alpha {
            case nil: .noVariation
            case let alpha? where alpha >= 0.8: .rely
            case let alpha? where alpha >= 0.667: .tentative
            case .some: .weak
            }
    }
}
