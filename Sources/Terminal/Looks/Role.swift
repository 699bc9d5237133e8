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
    /// The line of a chart.
    case line
    /// The band around the line of a chart.
    case band
}
