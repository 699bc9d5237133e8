internal import Text

/// What a reader has made of a list: the chosen entry, the filter, the order, the columns, the marks.
struct ListState: Hashable, Sendable {
    var choice = Choice<String>()
    /// What entries must hold to be shown.
    var filter: SafeText?
    var sorting: Sorting?
    /// Columns that are not shown.
    var hidden: Set<String> = []
    /// Entries that are marked, to be compared or laid over each other, in the order of marking.
    var marked: [String] = []
    /// Entries that the reader has stand before all others, whatever the order.
    var watched: Set<String> = []
    /// Those that the configuration has stand there too.
    var configured: Set<String> = []

    /// All that stand before all others.
    var leading: Set<String> { watched.union(configured) }

    struct Sorting: Hashable, Sendable {
        var column: String
        var isAscending: Bool
    }

    /// Marks an entry, or takes its mark away.
    mutating func toggleMark(_ id: String) {
        if let index = marked.firstIndex(of: id) { marked.remove(at: index) } else { marked.append(id) }
    }
}
