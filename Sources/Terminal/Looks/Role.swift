/// What a piece of a screen is for; a palette says how that looks.
///
/// The raw values are the names that theme files use.
public enum Role: String, CaseIterable, Sendable {
    /// Ordinary text.
    case text
    /// Text that stands out from its surroundings without meaning anything by it.
    case strong
    /// What may be overlooked: units, ages, hints.
    case secondary
    /// The one accent colour.
    case accent
    /// Titles of screens, columns and groups.
    case heading
    case good
    case watch
    case bad
    /// Rules and axes.
    case rule
    /// The chosen row, laid over what it shows.
    case selection
    /// A key in a hint.
    case key
    /// A mark that must be seen on every screen, such as DEMO.
    case badge
    /// The line of a chart, or the first of several.
    case line
    case secondLine = "second-line"
    case thirdLine = "third-line"
    case fourthLine = "fourth-line"
    /// The band around the line of a chart.
    case band
    /// A stretch of a chart without values.
    case gap
    /// A value that matters, drawn across a chart.
    case threshold
    /// Something that happened, marked under a chart.
    case note
    /// The moment that is read out.
    case crossHair = "cross-hair"
    /// Letters of an entry that a search has found.
    case match
    /// The frame of a dialog, a menu or the palette.
    case frame

    /// The role of a line by its place in a chart; a fifth one looks like the first.
    public static func line(_ index: Int) -> Role {
        let lines: [Role] = [.line, .secondLine, .thirdLine, .fourthLine]
        return lines[index % lines.count]
    }
}
