/// How everything looks: chosen once, handed to every widget.
public struct Theme: Sendable {
    public let palette: Palette
    public let glyphs: Glyphs

    public init(palette: Palette, glyphs: Glyphs) {
        self.palette = palette
        self.glyphs = glyphs
    }

    public subscript(role: Role) -> Style { palette[role] }

    /// The style of a level of a heat map, 0 to 3.
    func ramp(_ level: Int) -> Style { palette.ramp[min(max(0, level), 3)] }

    /// The dark palette in braille, for tests and for text output.
    public static let standard = Theme(palette: .dark, glyphs: .braille)
}
