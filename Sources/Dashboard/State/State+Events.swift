internal import Terminal
internal import Text

extension State {
    /// Takes an event; `snapshot` is what the reader sees.
    mutating func handle(_ event: Event, in snapshot: Snapshot) -> [Effect] {
        switch event {
        case .key(let key) where redraws(key): return [.redraw]
        // What nobody sees is not changed.
        case .key(let key) where !Frame.fits(size):
            return keys.meaning(of: key, on: screen) == .quit ? [.quit] : []
        case .mouse where !Frame.fits(size), .paste where !Frame.fits(size): break
        case .key(let key): return press(key, in: snapshot)
        case .mouse(let mouse): return handle(mouse, in: snapshot)
        case .paste(let text): return paste(text, in: snapshot)
        case .resize(let size): self.size = size
        case .terminate, .closed: return [.quit]
        case .suspended, .resumed, .tick: break
        }
        return []
    }

    /// Whether a report is being made that lies over the screen once it is there.
    var isMakingReport: Bool {
        guard case .making = overlay else { return false }
        return true
    }

    /// Whether something that was opened takes the keys: all but the report that they were typed for.
    var isCovered: Bool {
        if case .preview = overlay { return false }
        return overlay != nil || field != nil
    }

    /// Whether a key is meant for what a page shows that is still being read, or for a report that is being made.
    func isEarly(_ key: Key, in snapshot: Snapshot) -> Bool {
        guard Frame.fits(size), !redraws(key) else { return false }
        if isMakingReport { return ![Key(.escape), "q"].contains(key) }
        guard field == nil, overlay == nil, !isShown(in: snapshot) else { return false }
        return keys.meaning(of: key, on: screen).map { !$0.isIndependent } ?? false
    }

    /// Whether a key asks for the screen anew, whatever lies over it; letters are typed there.
    private func redraws(_ key: Key) -> Bool {
        let isTyped = key.modifiers.isEmpty && (field != nil || overlay != nil)
        return !isTyped && keys.meaning(of: key, on: screen) == .redraw
    }

    private mutating func press(_ key: Key, in snapshot: Snapshot) -> [Effect] {
        message = nil
        if field != nil { return type(key, in: snapshot) }
        if overlay != nil { return handleOverlay(key, in: snapshot) }
        guard let command = keys.meaning(of: key, on: screen) else { return [] }
        return perform(command, in: snapshot)
    }

    private mutating func paste(_ text: String, in snapshot: Snapshot) -> [Effect] {
        if field == nil, case .editor(var editor, let form) = overlay {
            editor.insert(text)
            overlay = .editor(editor, form)
            return set(editor.text, form, in: snapshot)
        } else if field == nil, case .alert(var form) = overlay {
            form.insert(text)
            overlay = .alert(form)
        } else if case .palette(var palette) = overlay {
            palette.insert(text)
            overlay = .palette(palette)
        } else {
            insert(text, in: snapshot)
        }
        return []
    }

    private mutating func handle(_ mouse: Mouse, in snapshot: Snapshot) -> [Effect] {
        guard field == nil else { return [] }
        switch mouse.action {
        case .wheelUp where overlay == nil: return wheel(-1, mouse.position, in: snapshot)
        case .wheelDown where overlay == nil: return wheel(1, mouse.position, in: snapshot)
        case .wheelUp: return handleOverlay(Key(.up), in: snapshot)
        case .wheelDown: return handleOverlay(Key(.down), in: snapshot)
        default: break
        }
        let gesture = drags.take(mouse)
        if case .click(let place) = gesture {
            let key = Frame.key(at: place, self, snapshot)
            // As a key does: the hints are under it.
            message = nil
            if let key { return isEarly(key, in: snapshot) ? [.keepKey(key)] : press(key, in: snapshot) }
            // Between the hints stands nothing that could be meant.
            if place.row == size.rows - 1 { return [] }
        }
        if overlay != nil {
            guard case .click(let place) = gesture else { return [] }
            return clickOverlay(place, in: snapshot)
        }
        switch gesture {
        case .click(let place):
            if let target = target(at: place, in: snapshot) { return click(target, in: snapshot) }
            // What it was meant for may be there again when the page has been read.
            return isShown(in: snapshot) ? [] : [.keepClick(place)]
        case .drag(let from, let to): select(from: from, to: to, in: snapshot)
        case .drop(let from, _):
            guard let selection = chart.selection else { return [] }
            chart.selection = nil
            guard selection.lowerBound < selection.upperBound else {
                // A click whose mouse has slipped.
                return target(at: from, in: snapshot).map { click($0, in: snapshot) } ?? []
            }
            zoom(to: selection, in: snapshot)
        case nil: break
        }
        return []
    }

    /// Over a chart the wheel zooms, over the list it moves that; what else stands beside them stays as it is.
    private mutating func wheel(_ steps: Int, _ place: Position, in snapshot: Snapshot) -> [Effect] {
        if let (_, area) = placedChart(in: snapshot), area.contains(place) {
            return perform(steps < 0 ? .zoomIn : .zoomOut, in: snapshot)
        }
        let area = page.listArea(in: Frame.body(of: size), self)
        return area.contains(place) ? perform(steps < 0 ? .up : .down, in: snapshot) : []
    }

    private mutating func select(from: Position, to: Position, in snapshot: Snapshot) {
        guard let (chart, area) = placedChart(in: snapshot), area.contains(from),
            let start = chart.time(at: from, in: area, glyphs: .braille)
        else {
            self.chart.selection = nil
            return
        }
        // Beyond an edge the edge counts.
        let row = from.row
        let column = min(max(to.column, area.column), area.column + area.columns - 1)
        guard let end = chart.time(at: Position(column: column, row: row), in: area, glyphs: .braille) else {
            return
        }
        self.chart.selection = min(start, end)...max(start, end)
    }

    mutating func sort(by column: String, of shown: Arrangement) {
        let isSame = list.sorting?.column == column
        list.sorting = ListState.Sorting(
            column: column,
            isAscending: isSame
                ? !(list.sorting?.isAscending ?? false)
                : shown.offered.first { $0.id == column }?.startsAscending ?? false)
    }
}
