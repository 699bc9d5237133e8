/// What a user wishes of the terminal.
public struct TerminalOptions: Hashable, Sendable {
    /// Whether clicks and the wheel are reported; without it the terminal's own selection works.
    public var usesMouse: Bool
    /// Whether to draw in ASCII alone even where more would do.
    public var isASCII: Bool
    /// How often ``Event/tick`` comes, on the full multiples of the wall clock; nil for never.
    public var tick: Duration?

    public init(usesMouse: Bool = true, isASCII: Bool = false, tick: Duration? = nil) {
        self.usesMouse = usesMouse
        self.isASCII = isASCII
        self.tick = tick
    }
}

/// What a terminal turned out to be.
public struct TerminalTraits: Hashable, Sendable {
    /// Its size when it was opened; later ones come as ``Event/resize(_:)``.
    public let size: Size
    public let colors: ColorDepth
    /// The finest glyphs that it can be trusted with.
    public let glyphs: Glyphs
}
