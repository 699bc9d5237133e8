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

    private static func spaces(_ count: Int) -> SafeText {
        SafeText(unchecked: String(repeating: " ", count: count), width: count)
    }
}
