internal import Terminal
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
    /// Every action of the screens with the keys that it has by default, in the order of the help.
    public static var keys: [KeyDescription] {
        Action.all.map { action in
            let screens = Screen.allCases.filter(action.screens.contains)
            return KeyDescription(
                name: action.command.rawValue, keys: action.keys.map(\.description),
                sentence: action.sentence.string,
                screens: screens.count == Screen.allCases.count ? [] : screens.map(\.title.string))
        }
    }
}
