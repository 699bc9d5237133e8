internal import Alerts
internal import Metrics
internal import Terminal
internal import Text

extension AlertForm {
    private func frame(in body: Rect) -> Rect {
        body.centered(Size(columns: min(90, body.columns - 4), rows: lines.count + 5))
    }

    /// The line that stands at a place.
    func line(at place: Position, in body: Rect) -> Line? {
        let room = frame(in: body).inset(columns: 2, rows: 1)
        let index = place.row - room.row
        return room.contains(place) && lines.indices.contains(index) ? lines[index] : nil
    }

    func draw(_ trial: AlertTrial?, in body: Rect, on grid: inout Grid, theme: Theme) {
        var room = grid.drawBox(
            in: frame(in: body), title: changed == nil ? "A new alert" : "Change the alert", theme: theme)
        for line in lines {
            var row = room.takeTop(1)
            let isChosen = line == self.line
            grid.draw(title(of: line), in: row.takeLeft(16), style: theme[isChosen ? .key : .secondary])
            if let choice = choice(line) {
                draw(choice, of: line, isChosen: isChosen, in: row, on: &grid, theme: theme)
            } else if isChosen {
                texts[line, default: TextField()].draw(in: row, on: &grid, theme: theme)
            } else {
                let text = words(line)
                grid.draw(
                    text.isEmpty ? empty(line) : text + remark(line), in: row,
                    style: theme[text.isEmpty ? .secondary : .text])
            }
        }
        room.takeTop(1)
        drawOutcome(trial, in: room, on: &grid, theme: theme)
    }

    /// A choice between the signs that say that it can be turned, with which it is of how many figures.
    private func draw(
        _ choice: SafeText, of line: Line, isChosen: Bool, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        var row = rect
        if line == .subject, let place = subjects.firstIndex(of: subject), subjects.count > 1 {
            let count: SafeText = "\(place + 1) of \(subjects.count)"
            grid.draw(count, in: row.takeRight(count.width), style: theme[.secondary])
            row.takeRight(2)
        }
        let room = max(0, row.columns - (turns(line) ? 4 : 0))
        // What it is goes before what it is now.
        let isWhole = choice.width <= room || line != .subject
        let text = (isWhole ? choice : SafeText(subject.name)).cutInMiddle(to: room)
        guard turns(line) else {
            grid.draw(text, in: row, style: theme[.text])
            return
        }
        let sign: Role = isChosen ? .key : .secondary
        grid.draw([Span("‹ ", sign), Span(text, .text), Span(" ›", sign)], in: row, theme: theme)
    }

    private func drawOutcome(_ trial: AlertTrial?, in rect: Rect, on grid: inout Grid, theme: Theme) {
        let (text, role): (String, Role)
        switch rule {
        case .failure(let problem): (text, role) = (problem.sentence, .watch)
        case .success(let rule):
            // What was tried may still be the rule before the last key.
            let isTried = trial?.rule == rule
            (text, role) = (
                isTried ? "It \(trial?.sentence ?? "")." : "It is being tried on the last 30 days.", .strong
            )
        }
        TextView([.init(SafeText(text), role: role)]).draw(in: rect, on: &grid, theme: theme)
    }

    private func title(of line: Line) -> SafeText {
        switch line {
        case .subject: "watch"
        case .kind: "when it"
        case .limit: kind == .failing ? "polls in a row" : kind == .absent ? "so long" : "limit"
        case .within: "within"
        case .movement: "direction"
        case .clear: "clears at"
        case .hold: "held for"
        case .name: "name"
        }
    }

    private func choice(_ line: Line) -> SafeText? {
        switch line {
        case .subject:
            guard case .figure(_, let unit, let value?) = subject else { return SafeText(subject.name) }
            return SafeText("\(subject.name), now \(unit.textWithShortName(value))")
        case .kind: return SafeText(kind.rawValue)
        case .movement: return SafeText(movement.rawValue)
        default: return nil
        }
    }

    /// What was typed, a time as lists write it.
    private func words(_ line: Line) -> SafeText {
        let typed = texts[line]?.text ?? ""
        let isTime = [.hold, .within].contains(line) || line == .limit && kind == .absent
        return isTime ? Duration(typed.string).map { SafeText($0.words) } ?? typed : typed
    }

    private func empty(_ line: Line) -> SafeText {
        switch line {
        case .clear: kind == .change ? "half of it" : "the limit"
        case .hold: "at once"
        default: "nothing yet"
        }
    }

    private func remark(_ line: Line) -> SafeText {
        guard line == .limit, kind == .above || kind == .below, case .figure(_, let unit, _) = subject,
            unit != .count, WrittenNumber(text(.limit))?.unit == nil
        else { return "" }
        return unit == .ratio ? "  of 1, or a percentage" : SafeText("  \(unit.shortName)")
    }
}
