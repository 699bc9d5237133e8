internal import Terminal
internal import Text

extension State {
    /// Gives a key to what lies over the screen.
    mutating func handleOverlay(_ key: Key, in snapshot: Snapshot) -> [Effect] {
        let body = Frame.body(of: size)
        switch overlay {
        case .palette(var palette):
            let outcome = palette.handle(key, rows: palette.rows(in: body))
            overlay = .palette(palette)
            return finish(outcome, in: snapshot)
        case .menu(var menu):
            // Space is the usual key of what is ticked.
            let outcome = menu.handle(
                key == " " && menu.selected?.id.isTick == true ? Key(.enter) : key,
                rows: max(1, OverlayView.frame(of: menu, in: body).inset(columns: 2, rows: 1).rows))
            overlay = .menu(menu)
            return finish(outcome, in: snapshot)
        case .question(var dialog, let effect):
            let outcome = dialog.handle(key)
            overlay = .question(dialog, effect)
            return answer(outcome, effect)
        case .origin(let facts, let offset):
            overlay = FactLayout(facts, in: body).offset(after: key, at: offset).map {
                .origin(facts, offset: $0)
            }
        case .editor(var editor, let form):
            guard key != Key(.escape) else {
                overlay = nil
                return close(form, in: snapshot)
            }
            guard editor.handle(key, size: OverlayView.editorRoom(in: body).size) else { return [] }
            overlay = .editor(editor, form)
            // Kept with every key, so that a crash costs nothing.
            return set(editor.text, form, in: snapshot)
        case .making: if [Key(.escape), "q"].contains(key) { overlay = nil }
        case .preview(var preview):
            if key == "w" || key == Key(.enter) {
                field = Field(
                    purpose: .file(preview.document), text: TextField(SafeText(preview.document.file)))
                return []
            }
            let isOpen = preview.handle(key, in: OverlayView.previewRoom(in: body)) != nil
            overlay = isOpen ? .preview(preview) : nil
        case .swing(var form):
            switch form.handle(key) {
            case .open: overlay = .swing(form)
            case .cancelled: overlay = nil
            case .chosen(let weighting):
                overlay = nil
                return take(weighting)
            }
        case .alert(var form):
            switch form.handle(key) {
            case .open: overlay = .alert(form)
            case .cancelled: overlay = nil
            case .chosen(let rule):
                overlay = nil
                return [.keepRule(rule, replacing: form.changed)]
            }
        case nil: break
        }
        return []
    }

    /// Gives a click to what lies over the screen.
    mutating func clickOverlay(_ place: Position, in snapshot: Snapshot) -> [Effect] {
        let body = Frame.body(of: size)
        switch overlay {
        case .palette(let palette): return finish(palette.click(place, in: body), in: snapshot)
        case .alert(var form):
            form.click(place, in: body)
            overlay = .alert(form)
        case .menu(var menu):
            let outcome = menu.click(place, in: OverlayView.frame(of: menu, in: body))
            overlay = .menu(menu)
            return finish(outcome, in: snapshot)
        case .question(let dialog, let effect): return answer(dialog.click(place, in: body), effect)
        case .origin: overlay = nil
        case .editor, .making, .preview, .swing, nil: break
        }
        return []
    }

    private mutating func finish(_ outcome: CommandPalette.Outcome, in snapshot: Snapshot) -> [Effect] {
        switch outcome {
        case .chosen(let id):
            overlay = nil
            return run(entry: id, in: snapshot)
        case .cancelled: overlay = nil
        case .open: break
        }
        return []
    }

    private mutating func finish(_ outcome: Menu<MenuChoice>.Outcome, in snapshot: Snapshot) -> [Effect] {
        switch outcome {
        case .chosen(let choice):
            overlay = nil
            return run(choice, in: snapshot)
        case .cancelled: overlay = nil
        case .open: break
        }
        return []
    }

    private mutating func answer(_ outcome: Menu<Bool>.Outcome, _ effect: Effect) -> [Effect] {
        switch outcome {
        case .chosen(let isYes):
            overlay = nil
            return isYes ? [effect] : []
        case .cancelled: overlay = nil
        case .open: break
        }
        return []
    }
}
