public import Documents
public import Terminal

/// The theme that is chosen, read again whenever its file has changed.
///
/// One that is wrong or gone is told of, and the one before it stays.
public struct FollowedTheme: Sendable {
    public private(set) var palette = Palette.dark
    /// What is wrong with it; nil while it is followed.
    public private(set) var problem: DocumentError?
    private let themes: ThemeLibrary
    private var name: String
    /// What was last read.
    private var stamp: Stamp?
    /// What the last look saw.
    private var seen: Stamp?

    /// Reads a theme.
    public init(_ name: String, of themes: ThemeLibrary) {
        (self.name, self.themes) = (name, themes)
        read()
    }

    /// Goes over to another theme; nothing when it is followed already.
    public mutating func choose(_ name: String) {
        guard name != self.name else { return }
        self.name = name
        read()
    }

    /// Reads it again if it has changed, and is now as it was at the last look: whoever writes it is done then.
    public mutating func look() {
        let present = themes.path(of: name).flatMap(Stamp.init)
        defer { seen = present }
        if present != stamp, present == seen { read() }
    }

    private mutating func read() {
        stamp = themes.path(of: name).flatMap(Stamp.init)
        do throws(DocumentError) {
            palette = try themes.theme(named: name).palette
            problem = nil
        } catch {
            problem = error
        }
    }
}
