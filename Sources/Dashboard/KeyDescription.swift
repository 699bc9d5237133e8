public import Terminal
internal import Text

/// One line of the manual's list of keys.
public struct KeyDescription: Sendable {
    /// What the configuration and the palette call the action.
    public let name: String
    /// As they are written in the help; empty where the palette alone runs it.
    public let keys: [String]
    public let sentence: String
    /// The titles of the screens that have it; empty for all of them.
    public let screens: [String]
}

extension Dashboard {
    /// Every action of the screens with its keys, in the order of the help.
    ///
    /// - Parameter changed: What the settings give actions in place of their own, by name.
    /// - Returns: one for each action; keys that another takes from it are not among its own.
    public static func keys(changed: [String: [Key]] = [:]) -> [KeyDescription] {
        let map = KeyMap(changed: changed)
        return Action.all.map { action in
            let screens = Screen.allCases.filter(action.screens.contains)
            return KeyDescription(
                name: action.command.rawValue, keys: map.keys(of: action).map(\.description),
                sentence: action.sentence(map).string,
                screens: screens.count == Screen.allCases.count ? [] : screens.map(\.title.string))
        }
    }
}
