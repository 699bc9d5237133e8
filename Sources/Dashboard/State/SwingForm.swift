internal import Evaluation
internal import Terminal
internal import Text

/// The dialogue that finds somebody's weights, as a form over the screen.
struct SwingForm: Sendable {
    private var dialogue: SwingDialogue
    private var menu: Menu<String>
    private var field = TextField()
    private var problem: SafeText?

    /// Begins with the questions of a rubric; nil where there are none to weigh.
    init?(_ rubric: Rubric) {
        guard let dialogue = SwingDialogue(rubric), case .choose(let questions) = dialogue.step else {
            return nil
        }
        self.dialogue = dialogue
        menu = Menu("", questions.map { .init($0.id, SafeText($0.title)) })
    }

    /// Takes a key; Esc takes the last answer back, and before the first one ends the dialogue.
    mutating func handle(_ key: Key) -> Menu<Weighting>.Outcome {
        if key == Key(.escape) {
            guard dialogue.progress.given > 0 else { return .cancelled }
            dialogue.back()
            (field, problem) = (TextField(), nil)
            return .open
        }
        switch dialogue.step {
        case .choose:
            if case .chosen(let id) = menu.handle(key) { dialogue.choose(id) }
        case .rate:
            problem = nil
            guard key == Key(.enter) else {
                _ = field.handle(key)
                return .open
            }
            guard let points = Double(field.text.string), (0...100).contains(points) else {
                problem = "a number from 0 to 100"
                return .open
            }
            dialogue.rate(points)
            field = TextField()
        case .done(let weighting):
            if key == Key(.enter) { return .chosen(weighting) }
        }
        return .open
    }

    func draw(in body: Rect, on grid: inout Grid, theme: Theme) {
        let columns = min(78, body.columns - 4)
        let prompt = TextView([.init(SafeText(dialogue.step.prompt))])
        let rows = prompt.height(atWidth: columns - 4) + max(3, menu.items.count) + 4
        let (given, all) = dialogue.progress
        var room = grid.drawBox(
            in: body.centered(Size(columns: columns, rows: min(rows, body.rows))),
            title: "Your weights · \(given) of \(all) · Esc goes back", theme: theme)
        prompt.draw(
            in: room.takeTop(prompt.height(atWidth: room.columns)), on: &grid, theme: theme)
        room.takeTop(1)
        switch dialogue.step {
        case .choose: drawChoices(in: room, on: &grid, theme: theme)
        case .rate:
            var line = room.takeTop(1)
            line.takeLeft(grid.draw("worth: ", in: line, style: theme[.key]))
            field.draw(in: line, on: &grid, theme: theme)
            if let problem { grid.draw(problem, in: room, style: theme[.bad]) }
        case .done(let weighting): drawWeights(weighting, in: room, on: &grid, theme: theme)
        }
    }

    private func drawChoices(in rect: Rect, on grid: inout Grid, theme: Theme) {
        for (line, item) in menu.items.enumerated() {
            grid.draw(item.title, in: rect.row(line), style: theme[.text])
            if item == menu.selected { grid.overlay(rect.row(line), with: theme[.selection]) }
        }
    }

    private func drawWeights(_ weighting: Weighting, in rect: Rect, on grid: inout Grid, theme: Theme) {
        let total = weighting.points.values.reduce(0, +)
        for (line, item) in menu.items.enumerated() {
            let part = total > 0 ? (weighting.points[item.id] ?? 0) / total * 100 : 0
            let text = "\(Int(part.rounded())) %"
            var row = rect.row(line)
            grid.draw(SafeText(text), in: row.takeLeft(6), style: theme[.strong], alignment: .right)
            row.takeLeft(2)
            grid.draw(item.title, in: row, style: theme[.text])
        }
        grid.draw("Enter takes them", in: rect.row(menu.items.count), style: theme[.key])
    }
}
