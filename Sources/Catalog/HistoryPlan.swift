/// How the past of a source is asked for.
public struct HistoryPlan: Hashable, Sendable {
    /// How far back the source can be asked; nil is as far as anybody wants.
    public let most: Duration?
    /// How much of the past one request covers; nil is all of it.
    public let step: Duration?
    /// How often what is new is fetched; nil is only when somebody asks for it.
    public let every: Duration?
}
