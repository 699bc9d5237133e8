internal import Terminal
internal import Text

extension State {
    /// Takes a key while a line is being typed: the line has every key but Enter and Esc.
    mutating func type(_ key: Key, in snapshot: Snapshot) -> [Effect] {
        guard var typed = field else { return [] }
        switch key {
        case Key(.escape):
            if typed.purpose.isFilter { list.filter = nil }
            field = nil
        case Key(.enter):
            field = nil
            return finish(typed, in: snapshot)
        default:
            _ = typed.text.handle(key)
            take(typed, in: snapshot)
        }
        return []
    }

    /// Takes text into the line that is being typed, as a paste does.
    mutating func insert(_ outside: String, in snapshot: Snapshot) {
        guard var typed = field else { return }
        typed.text.insert(outside)
        take(typed, in: snapshot)
    }

    /// Goes on with a line that has changed; a filter shows at once what is left.
    private mutating func take(_ typed: Field, in snapshot: Snapshot) {
        var typed = typed
        typed.problem = nil
        field = typed
        guard typed.purpose.isFilter else { return }
        list.filter = typed.text.text.isEmpty ? nil : typed.text.text
        guard let shown = arrangement(in: snapshot), let best = shown.best else { return }
        list.choice.choose(best, in: shown.ids, height: listHeight)
    }
}
