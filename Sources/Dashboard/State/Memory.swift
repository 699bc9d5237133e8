internal import Collection
internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import Metrics
internal import Text

/// What is remembered from one start to the next, as a JSON file.
private struct Memory: Codable {
    var screen: String
    var range: String
    var network: String?
    var weights: Weights?
    var lists: [String: List]
    /// Whether no source is asked; missing, as what follows, in what older ones wrote.
    var isPaused: Bool?
    /// Sources that are not asked.
    var paused: [String]?
    /// What was set in the palette, by its name in the configuration.
    var settings: [String: String]?

    struct Weights: Codable {
        var id: String
        var title: String
        var points: [String: Double]
    }

    struct List: Codable {
        var chosen: String?
        var filter: String?
        var sortedBy: String?
        var isAscending: Bool?
        var hidden: [String]
        /// Missing in what older ones wrote.
        var watched: [String]?
    }
}

extension State {
    /// Writes what the reader has chosen; who does not collect leaves what is paused to the one who does.
    ///
    /// - Throws: why it cannot be written.
    func remember(in path: String, collects: Bool, looks: Looks = Looks()) throws(FileError) {
        var memory = Memory(
            screen: screen.rawValue, range: chart.range.rawValue, network: network,
            weights: weighting.map { .init(id: $0.id, title: $0.title, points: $0.points) },
            lists: Dictionary(
                uniqueKeysWithValues: lists.map { screen, list in
                    (
                        screen.rawValue,
                        Memory.List(
                            chosen: list.choice.id, filter: list.filter?.string,
                            sortedBy: list.sorting?.column,
                            isAscending: list.sorting?.isAscending, hidden: list.hidden.sorted(),
                            watched: list.watched.sorted())
                    )
                }), isPaused: isPaused, paused: pausedSources.map(\.description).sorted(),
            settings: looks.isAsConfigured ? nil : looks.values)
        if !collects, let kept = Memory(at: path) {
            (memory.isPaused, memory.paused) = (kept.isPaused, kept.paused)
        }
        guard let data = try? JSONEncoder().encode(memory) else { return }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try data.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw FileError(error, writing: path, or: UserFolders.stateAdvice)
        }
    }

    /// Takes up what was remembered; a file that is not there or not understood changes nothing.
    mutating func recall(from path: String) {
        guard let memory = Memory(at: path) else { return }
        if let range = NamedRange(rawValue: memory.range) { chart.range = range }
        for (name, list) in memory.lists {
            guard let screen = Screen(rawValue: name) else { continue }
            var known = ListState()
            // What comes first there is newer than what was remembered.
            if !screen.page.followsFirst { known.choice = Choice(list.chosen) }
            known.filter = list.filter.map { SafeText($0) }
            known.sorting = list.sortedBy.map { .init(column: $0, isAscending: list.isAscending ?? false) }
            known.hidden = Set(list.hidden)
            known.watched = Set(list.watched ?? [])
            lists[screen] = known
        }
        recallPauses(from: path)
        network = memory.network
        weighting = memory.weights.map { Weighting(id: $0.id, title: $0.title, points: $0.points) }
        // A form is opened by its own key, with its draft.
        if let screen = Screen(rawValue: memory.screen), screen != .assess { self.screen = screen }
    }

    /// Takes up what is paused, as whoever collects has last remembered it.
    mutating func recallPauses(from path: String) {
        guard let pauses = Pauses(rememberedIn: path) else { return }
        (isPaused, pausedSources) = (pauses.isAll, pauses.alone)
    }
}

extension Pauses {
    /// Those that whoever collects has last remembered; nil where the file is not there or not understood.
    public init?(rememberedIn path: String) {
        guard let memory = Memory(at: path) else { return nil }
        self.init(
            isAll: memory.isPaused ?? false, alone: Set((memory.paused ?? []).compactMap { SourceID($0) }))
    }
}

extension Looks {
    /// Those that were last remembered; nil where the file is not there or not understood.
    init?(rememberedIn path: String) {
        guard let values = Memory(at: path)?.settings else { return nil }
        self.init(values)
    }
}

extension Memory {
    /// What a file remembers; nil when it is not there or not understood.
    fileprivate init?(at path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let memory = try? JSONDecoder().decode(Memory.self, from: data)
        else { return nil }
        self = memory
    }
}
