internal import Terminal
internal import Text

extension State {
    /// Takes a key while a line is being typed: the line has every key but Enter and Esc.
    mutating func type(_ key: Key, in snapshot: Snapshot) -> [Effect] {
        guard var typed = field else { return [] }
        switch key {
        case Key(.escape):
            if typed.purpose == .filter { filters[screen] = nil }
            field = nil
        case Key(.enter):
            field = nil
            return finish(typed, in: snapshot)
        default:
            _ = typed.text.handle(key)
            field = typed
            if typed.purpose == .filter { filters[screen] = typed.text.text.isEmpty ? nil : typed.text.text }
        }
        return []
    }

    private mutating func finish(_ typed: Field, in snapshot: Snapshot) -> [Effect] {
        switch typed.purpose {
        case .filter: []
        case .evidence: addEvidence(typed.text.text, in: snapshot)
        case .reason: setReason(typed.text.text, in: snapshot)
        }
    }
}

extension SafeText {
    /// Whether the letters stand in it, whatever the case.
    func holds(_ letters: SafeText?) -> Bool {
        guard let letters, !letters.isEmpty else { return true }
        return string.lowercased().contains(letters.string.lowercased())
    }
}
