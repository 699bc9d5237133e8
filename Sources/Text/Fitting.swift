extension SafeText {
    /// The longest beginning that takes at most `cells` cells.
    ///
    /// A wide character that would straddle the edge is left out, so the result may be a cell narrower.
    public func clipped(to cells: Int) -> SafeText {
        guard width > cells else { return self }
        guard cells > 0 else { return "" }
        var scalars = String.UnicodeScalarView()
        var taken = 0
        for scalar in string.unicodeScalars {
            let width = CellWidth.of(scalar)
            guard taken + width <= cells else { break }
            taken += width
            scalars.append(scalar)
        }
        return SafeText(unchecked: String(scalars), width: taken)
    }

    /// The text in exactly `cells` cells: padded with spaces, or cut with `ellipsis` at its end.
    ///
    /// - Returns: an empty text when `cells` is not positive.
    public func fitted(
        to cells: Int, alignment: Alignment = .left, ellipsis: SafeText = "…"
    ) -> SafeText {
        guard cells > 0 else { return "" }
        guard width > cells else { return padded(to: cells, alignment: alignment) }
        let cut = clipped(to: cells - ellipsis.width) + ellipsis
        return cut.clipped(to: cells).padded(to: cells, alignment: .left)
    }

    /// The text in at most `cells` cells, cut in its middle, so that texts which differ at their ends still do.
    ///
    /// The first `kept` cells stay as they are, unless they leave less than eight.
    public func cutInMiddle(to cells: Int, keeping kept: Int = 0) -> SafeText {
        guard width > cells else { return self }
        guard cells > 2 else { return clipped(to: cells) }
        let start = cells - kept < 8 ? 0 : kept
        let tail = (cells - start) / 2
        return clipped(to: cells - 1 - tail) + "…" + ending(tail)
    }

    /// The longest ending that takes at most `cells` cells.
    private func ending(_ cells: Int) -> SafeText {
        var scalars = string.unicodeScalars[...]
        var taken = width
        // A mark goes with the character that it stands on.
        while let first = scalars.first, taken > cells || CellWidth.of(first) == 0 {
            taken -= CellWidth.of(first)
            scalars.removeFirst()
        }
        return SafeText(unchecked: String(scalars), width: taken)
    }

    private func padded(to cells: Int, alignment: Alignment) -> SafeText {
        let space = cells - width
        guard space > 0 else { return self }
        let before =
            switch alignment {
            case .left: 0
            case .right: space
            case .center: space / 2
            }
        return .spaces(before) + self + .spaces(space - before)
    }

    /// So many blank cells.
    public static func spaces(_ count: Int) -> SafeText {
        SafeText(unchecked: String(repeating: " ", count: count), width: count)
    }
}
