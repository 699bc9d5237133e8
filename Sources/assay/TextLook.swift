internal import Glibc
internal import Terminal
internal import Text

/// How charts and tables look as text: how wide, with which characters and colours.
struct TextLook {
    let theme: Theme
    let colors: ColorDepth
    let size: Size
    /// Whether every row is exactly as wide as was asked for.
    let isPadded: Bool
    /// Whether there are exactly as many rows as were asked for.
    let isHeightExact: Bool

    init(isASCII: Bool, colors: ColorDepth, environment: [String: String], width: Int?, height: Int?) {
        self.colors = colors
        isPadded = width != nil
        isHeightExact = height != nil
        size = Size(columns: width ?? TerminalSize.columns(of: STDOUT_FILENO) ?? 80, rows: height ?? 16)
        let glyphs: Glyphs =
            isASCII ? .ascii : Glyphs.suited(to: environment, isUTF8: Self.isUTF8(environment))
        theme = Theme(palette: .dark.reduced(to: colors), glyphs: glyphs)
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// A pipe takes UTF-8 unless the locale says otherwise, which only `C` and `POSIX` do without naming a character set.
    private static func isUTF8(_ environment: [String: String]) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        guard let dot = locale.firstIndex(of: ".") else { return locale != "C" && locale != "POSIX" }
        return locale[dot...].lowercased().hasPrefix(".utf")
    }

    /// A line of text in this look, in full however wide the chart is.
    func text(_ line: SafeText) -> String {
        var grid = Grid(size: Size(columns: max(1, line.width), rows: 1))
        grid.draw(line, in: grid.bounds, style: theme[.secondary])
        return text(of: grid)
    }

    /// A frame as text in this look.
    func text(of grid: Grid) -> String {
        (theme.glyphs.isASCII ? grid.ascii : grid).ansiText(colors: colors, isPadded: isPadded)
    }
}
