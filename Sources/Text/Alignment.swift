/// Where text sits in a space that is wider than the text.
public enum Alignment: Sendable {
    case left
    case right
    case center
}
