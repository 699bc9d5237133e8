internal import Collection
internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import Glibc
internal import Metrics
internal import Terminal
internal import Text

/// What is remembered from one start to the next, as a JSON file.
///
/// Any part may be missing: older ones wrote less, later ones may write it otherwise, and what is damaged is left out.
private struct Memory: Codable {
    var screen: String?
    var range: String?
    var network: String?
    var weights: Weights?
    var lists: [String: List]
    /// Whether no source is asked.
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
        var watched: [String]
    }
}

extension Memory {
    init(from decoder: any Decoder) throws {
        let parts = try decoder.container(keyedBy: CodingKeys.self)
        screen = parts.readable(.screen)
        range = parts.readable(.range)
        network = parts.readable(.network)
        weights = parts.readable(.weights).flatMap { (weights: Weights) in weights.areUsable ? weights : nil }
        lists = (parts.readable(.lists) ?? [:]).compactMapValues { (part: Part<List>) in part.value }
        isPaused = parts.readable(.isPaused)
        paused = parts.readable(.paused).map { (sources: [Part<String>]) in sources.compactMap(\.value) }
        settings = parts.readable(.settings).map { (settings: [String: Part<String>]) in
            settings.compactMapValues(\.value)
        }
    }

    /// Something that is nil where it is of another kind than it should be.
    fileprivate struct Part<Value: Decodable>: Decodable {
        let value: Value?

        init(from decoder: any Decoder) { value = try? Value(from: decoder) }
    }
}

extension Memory.Weights {
    /// Whether scores can be computed by them.
    fileprivate var areUsable: Bool {
        points.values.allSatisfy { $0 >= 0 } && points.values.reduce(0, +).isFinite
    }
}

extension Memory.List {
    init(from decoder: any Decoder) throws {
        let parts = try decoder.container(keyedBy: CodingKeys.self)
        chosen = parts.readable(.chosen)
        filter = parts.readable(.filter)
        sortedBy = parts.readable(.sortedBy)
        isAscending = parts.readable(.isAscending)
        hidden = parts.readable(.hidden) ?? []
        watched = parts.readable(.watched) ?? []
    }
}

extension KeyedDecodingContainer {
    /// What a key holds; nil where that is missing or of another kind.
    fileprivate func readable<Value: Decodable>(_ key: Key) -> Value? { try? decode(Value.self, forKey: key) }
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

    /// Takes up what was remembered, as far as it can be read.
    ///
    /// A file in which nothing can be read is put aside, for this one will write its own.
    mutating func recall(from path: String) {
        guard let memory = Memory(at: path) else { return putAside(path) }
        if let range = memory.range.flatMap(NamedRange.init(rawValue:)) { chart.range = range }
        for (name, list) in memory.lists {
            guard let screen = Screen(rawValue: name) else { continue }
            var known = ListState()
            // What comes first there is newer than what was remembered.
            if !screen.page.followsFirst { known.choice = Choice(list.chosen) }
            known.filter = list.filter.map { SafeText($0) }
            known.sorting = list.sortedBy.map { .init(column: $0, isAscending: list.isAscending ?? false) }
            known.hidden = Set(list.hidden)
            known.watched = Set(list.watched)
            lists[screen] = known
        }
        recallPauses(from: path)
        network = memory.network
        weighting = memory.weights.map { Weighting(id: $0.id, title: $0.title, points: $0.points) }
        // A form is opened by its own key, with its draft.
        if let screen = memory.screen.flatMap(Screen.init(rawValue:)), screen != .assess {
            self.screen = screen
        }
    }

    /// Gives a file that holds something another name, and says so.
    private mutating func putAside(_ path: String) {
        guard FileManager.default.contents(atPath: path)?.isEmpty == false else { return }
        let old = path + ".old"
        // Over an older one.
        guard unsafe rename(path, old) == 0 else { return }
        say("what was remembered could not be read; it is kept in ", naming: SafeText(old), "", .watch)
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
