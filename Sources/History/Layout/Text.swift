internal import FoundationEssentials

extension String {
    /// As much of a text from outside as is stored: its first 2,000 characters, and no NUL, where SQLite would end it.
    var bounded: String {
        if utf8.count <= 2_000, !utf8.contains(0) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(2_000) { scalars.append(scalar == "\0" ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }
}

/// The notes of a poll.
enum Notes {
    /// More are counted only.
    private static let limit = 20

    static func kept(_ notes: [String]) -> [String] {
        var kept = notes.prefix(limit).map(\.bounded)
        if notes.count > limit { kept.append("and \(notes.count - limit) more") }
        return kept
    }

    /// Reads them from a JSON array.
    static func read(_ text: String) -> [String] {
        (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
}
