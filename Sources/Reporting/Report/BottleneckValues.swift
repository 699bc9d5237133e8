internal import Evaluation
internal import Metrics

/// Whether the bottleneck is what is decentralized.
struct BottleneckValues {
    let bottleneckState: String
    let bottleneckLayer: String
    let bottleneckMissing: String?
    let bottleneckExcess: String?
    let bottleneckFindings: [FindingValues]

    init(_ bottleneck: Bottleneck, _ card: Scorecard, _ context: FindingContext) {
        bottleneckState =
            switch bottleneck.state {
            case .pass: "passes"
            case .fail: "fails"
            case .unresolved: "is unresolved"
            }
        bottleneckLayer = bottleneck.layer ?? "none named"
        bottleneckMissing = bottleneck.missing.isEmpty ? nil : bottleneck.missing.joined(separator: ", ")
        bottleneckExcess = bottleneck.excess
        bottleneckFindings = (card["bottleneck"]?.questions ?? []).map { FindingValues($0, context) }
    }
}

/// A gate that is unresolved, with what would resolve it.
struct OpenGateValues {
    let openGate: String
    let openGateTitle: String
    let openGateItems: String

    init(_ open: OpenGate) {
        openGate = open.id
        openGateTitle = open.gate.title
        openGateItems = open.items.joined(separator: ", ")
    }
}

/// What the project answers, word for word but for what Markdown could act on.
struct ReplyValues {
    let replyDay: String
    let replyAuthor: String
    let replyLines: [String]

    init(_ reply: Reply) {
        replyDay = reply.date.day
        replyAuthor = reply.author
        replyLines = reply.text.split(whereSeparator: \.isNewline).map(Self.indented)
    }

    /// Markdown drops the blanks that a line begins with, or makes code of it; those that do not break stay.
    private static func indented(_ line: Substring) -> String {
        let text = line.drop { $0 == " " || $0 == "\t" }
        let indent = line.prefix(line.count - text.count).map { $0 == "\t" ? 4 : 1 }.reduce(0, +)
        return String(repeating: "\u{A0}", count: indent) + text
    }
}

/// The six rows on a board: benefit upward, containment to the right.
enum TradeOffBoard {
    static func text(_ rubric: RubricScore?) -> String {
        BoardChart(
            up: "benefit", right: "containment",
            marks: (rubric?.questions ?? []).map { row in
                func level(_ index: Int) -> Double? {
                    row.members.indices.contains(index)
                        ? row.members[index].score?.answeredPoint.map { $0 / 25 } : nil
                }
                return .init(title: row.criterion.title, x: level(1), y: level(0))
            }
        ).text
    }
}
