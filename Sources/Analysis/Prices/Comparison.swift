/// Whether one side can be set against the other for a model, and what comes of it.
public enum Comparison: Hashable, Sendable {
    /// 1 less the one over the other, a ratio, negative when it is dearer; dated when a list price behind it is.
    case discount(Double, isDated: Bool)
    case notCompared(Reason)

    /// Why two sides are not compared.
    public enum Reason: Hashable, Sendable {
        /// Nobody on the side offers the model.
        case noOffer(Side)
        /// Nobody on the side offers it, but models of the same family with other memory or form.
        case otherForm(Side, [String])
        /// It is offered on the side, but nothing of that counts: no unit is free, or every price is old.
        case nothingCounts(Side)
    }

    /// The discount, where there is one.
    public var discount: Double? {
        if case .discount(let ratio, _) = self { ratio } else { nil }
    }
}

extension Comparison.Reason: CustomStringConvertible {
    /// `no cloud offers it`.
    public var description: String {
        switch self {
        case .noOffer(let side): "\(Self.nobody(side)) offers it"
        case .otherForm(let side, let names):
            "\(Self.nobody(side)) offers it in this form, only \(names.joined(separator: ", "))"
        case .nothingCounts(let side): "\(Self.nobody(side)) has a free unit at a fresh price"
        }
    }

    private static func nobody(_ side: Side) -> String {
        switch side {
        case .decentralized: "no decentralized network"
        case .marketplace: "no marketplace"
        case .cloud: "no cloud"
        }
    }
}
