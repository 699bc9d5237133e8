internal import Evaluation

/// What one of several assessors said of an item, and why.
struct VoiceValues {
    /// `Zed 1 (B, E3)`: the level with its grade and evidence.
    let voice: String
    /// Why, and what else was kept; nil where nothing was said.
    let voiceReason: String?

    init(_ voice: PanelItem.Voice, _ index: EvidenceIndex) {
        let ids = (voice.answer?.evidence ?? []).compactMap(index.id)
        let facts = [voice.grade?.rawValue].compactMap(\.self) + ids
        self.voice = "\(voice.name)\(facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")"
        let words = [voice.answer?.reason, voice.answer?.note].compactMap(\.self)
        voiceReason = words.isEmpty ? nil : words.joined(separator: "; ")
    }

    /// In a line.
    var text: String { voiceReason.map { "\(voice): \($0)" } ?? voice }
}

/// What all of several assessors said of an item.
enum FindingVoices {
    /// The same, but for the evidence.
    case together(String)
    /// Each something else, or for another reason.
    case apart([VoiceValues])

    init(_ item: PanelItem, _ index: EvidenceIndex) {
        let said = Set(
            item.voices.map { voice in
                [voice.said, voice.grade?.rawValue, voice.answer?.reason, voice.answer?.note]
            })
        self =
            said.count > 1
            ? .apart(item.voices.map { VoiceValues($0, index) })
            : .together(item.voices.map(\.name).joined(separator: ", "))
    }

    /// Of each item that somebody answered, where several did.
    static func all(_ panel: Panel?, _ index: EvidenceIndex) -> [String: FindingVoices] {
        guard let panel, panel.members.count > 1 else { return [:] }
        return Dictionary(
            panel.items.map { ($0.id, FindingVoices($0, index)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension PanelItem.Voice {
    /// `Zed 1`.
    fileprivate var name: String { "\(assessor) \(said)" }

    /// `2–3`, `distributed-compute`, `undisclosed`, `n/a`; a question mark for what is unknown.
    fileprivate var said: String {
        switch answer?.state {
        case .scored(let levels): levels.description
        case .chosen: answer?.choices.joined(separator: ", ") ?? "?"
        case .undisclosed: "undisclosed"
        case .notApplicable: "n/a"
        case .unknown, nil: "?"
        }
    }
}
