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
            typed.problem = nil
            field = typed
            guard typed.purpose.isFilter else { break }
            list.filter = typed.text.text.isEmpty ? nil : typed.text.text
            guard let shown = arrangement(in: snapshot), let best = shown.best else { break }
            list.choice.choose(best, in: shown.ids, height: listHeight)
        }
        return []
    }
}
