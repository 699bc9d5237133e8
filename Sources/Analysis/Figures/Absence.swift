public import Metrics

/// Why a figure cannot be given.
public enum Absence: Error, Hashable, Sendable {
    /// None of these was measured in the window.
    case noInput([String])
    /// Nothing in any definition can give it: what is missing.
    case notMeasurable(String)
    /// There is something, but too little of the window: the part that was measured, a ratio, and the part needed.
    case tooLittle(input: String, coverage: Double, needed: Double)
    /// The window's beginning was not measured, so that nothing can be compared with it.
    case noBeginning(input: String, at: Timestamp)
    /// A running total fell in the window, so that its growth there is not known.
    case restarted(String)
    /// Only some are listed, and whose the rest is cannot be told: how many they are, and the part of the whole that
    /// these have, a ratio.
    case cutList(input: String, listed: Int, share: Double)
    /// Only some are listed, the part of the whole that these have, a ratio: who is missing may be there still.
    case cutIDs(input: String, share: Double)
    /// The parts come to more than the whole; a ratio over 1.
    case overWhole(String, sum: Double)
    /// What would be divided by is not over zero.
    case notPositive(String)
    /// The network has no source that asks the network itself.
    case noServiceProbe(network: String)
    /// What comes out is too large for a number.
    case tooLarge
    /// No price of the network can be compared.
    case noComparison(String)
}

extension Absence {
    /// Refuses what was measured in too little of its window.
    static func guardCoverage(of input: String, _ coverage: Double, needed: Double) throws(Obstacle) {
        guard coverage < needed else { return }
        throw .absence(.tooLittle(input: input, coverage: coverage, needed: needed))
    }
}

extension Absence: CustomStringConvertible {
    /// One sentence without its point: `fees.day covers 12 % of the window, 80 % are needed`.
    public var description: String {
        switch self {
        case .noInput(let names): "no \(names.joined(separator: " and no ")) was measured"
        case .notMeasurable(let what): what
        case .tooLittle(let input, let coverage, let needed):
            "\(input) covers \(Unit.ratio.text(coverage)) of the window, \(Unit.ratio.text(needed)) are needed"
        case .noBeginning(let input, let time): "no \(input) around \(time.day), where the window begins"
        case .restarted(let input):
            "\(input) fell in the window, which a running total does only at a restart"
        case .cutList(let input, let listed, let share):
            "the \(listed) listed in \(input) hold \(Unit.ratio.text(share)) of it, and more than these hold over half"
        case .overWhole(let input, let sum):
            "\(input) adds up to \(Unit.ratio.text(sum)) of the whole"
        case .cutIDs(let input, let share):
            "\(input) lists \(Unit.ratio.text(share)) of the whole, and whoever is not listed may be there still"
        case .notPositive(let what): "\(what) is not over zero"
        case .noServiceProbe(let network): "no source of \(network) asks the network itself"
        case .tooLarge: "what comes out is too large for a number"
        case .noComparison(let reason): reason
        }
    }
}
