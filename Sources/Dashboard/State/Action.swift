internal import Terminal
internal import Text

/// A command with its keys and words.
///
/// The one list of them, ``all``, makes the key map, the footer, the help, the palette and the manual page.
struct Action: Sendable {
    let command: Command
    /// Those that it has when the configuration says nothing.
    let keys: [Key]
    /// One or two words for the footer.
    let title: SafeText
    /// What it does, without the key of another.
    private let deed: SafeText
    /// The end of the sentence, which names the key of another command where one does it.
    private let clause: Clause?
    /// What it does where that is more than elsewhere.
    private let deeds: [Screen: SafeText]
    let screens: Set<Screen>
    /// Its place in the footer, the smallest first; nil keeps it out.
    let hint: Int?

    /// What another command's key does about it.
    struct Clause: Sendable {
        let command: Command
        let before: SafeText
        let after: SafeText

        init(_ command: Command, _ before: SafeText, _ after: SafeText) {
            (self.command, self.before, self.after) = (command, before, after)
        }
    }

    init(
        _ command: Command, _ keys: [Key], _ title: SafeText, _ deed: SafeText, _ clause: Clause? = nil,
        deeds: [Screen: SafeText] = [:], on screens: Set<Screen>, hint: Int? = nil
    ) {
        self.command = command
        self.keys = keys
        self.title = title
        self.deed = deed
        self.clause = clause
        self.deeds = deeds
        self.screens = screens
        self.hint = hint
    }

    /// What it does, for the help and the palette of a screen; for the manual of the first that has it.
    func sentence(_ keys: KeyMap, on screen: Screen? = nil) -> SafeText {
        let deed = screen.flatMap { deeds[$0] } ?? deed
        guard let clause, let screen = screen ?? Screen.allCases.first(where: screens.contains) else {
            return deed
        }
        return deed + keys.clause(clause.command, on: screen, clause.before, clause.after)
    }
}

/// Which keys mean what: those of the actions, but for what the configuration says.
struct KeyMap: Sendable {
    private let meanings: [Screen: [Key: Command]]
    private let keys: [Command: [Key]]
    /// Whether keys are named in ASCII alone.
    var isASCII = false

    /// That of a user who has set none.
    static let standard = KeyMap()

    /// - Parameter changed: Keys that take the place of an action's own, by the command's name; an empty list
    ///   leaves it without a key. Where such a key is another's by default, that one loses it.
    init(changed: [String: [Key]] = [:]) {
        let keys = Dictionary(
            uniqueKeysWithValues: Action.all.map { ($0.command, changed[$0.command.rawValue] ?? $0.keys) })
        var meanings: [Screen: [Key: Command]] = [:]
        let inOrder =
            Action.all.filter { changed[$0.command.rawValue] != nil }
            + Action.all.filter { changed[$0.command.rawValue] == nil }
        for action in inOrder {
            for key in keys[action.command] ?? [] {
                for screen in action.screens where meanings[screen]?[key] == nil {
                    meanings[screen, default: [:]][key] = action.command
                }
            }
        }
        (self.keys, self.meanings) = (keys, meanings)
    }

    /// The keys of a command that work on a screen.
    func keys(of command: Command, on screen: Screen) -> [Key] {
        (keys[command] ?? []).filter { meaning(of: $0, on: screen) == command }
    }

    /// The keys of an action that work on any of its screens.
    func keys(of action: Action) -> [Key] {
        (keys[action.command] ?? []).filter { key in
            action.screens.contains { meaning(of: key, on: $0) == action.command }
        }
    }

    /// What sentences call its first key; nil where none does it, and the sentence does without.
    func first(of command: Command, on screen: Screen) -> SafeText? {
        keys(of: command, on: screen).first.map(name)
    }

    /// A part of a sentence that names the first key of a command; nothing where no key does it.
    func clause(
        _ command: Command, on screen: Screen, _ before: SafeText = "", _ after: SafeText = ""
    ) -> SafeText {
        first(of: command, on: screen).map { before + $0 + after } ?? ""
    }

    /// The keys of the lowest and the highest level, `0 to 4`; nil where one of them has none.
    func levels(on screen: Screen) -> SafeText? {
        guard let lowest = first(of: .level0, on: screen), let highest = first(of: .level4, on: screen) else {
            return nil
        }
        return lowest + " to " + highest
    }

    /// What the footer and the help call its keys.
    func names(of command: Command, on screen: Screen) -> SafeText {
        keys(of: command, on: screen).map(name).joined(separator: " ")
    }

    /// What the footer and the help call a key.
    func name(_ key: Key) -> SafeText { SafeText(key.name(isASCII: isASCII)) }

    /// Two keys that belong together: `↑↓`, `Up Down`.
    func name(_ one: Key, _ other: Key) -> SafeText {
        let names = [name(one), name(other)]
        return names.joined(separator: names.allSatisfy { $0.width == 1 } ? "" : " ")
    }

    /// What a key means on a screen.
    func meaning(of key: Key, on screen: Screen) -> Command? { meanings[screen]?[key] }
}
