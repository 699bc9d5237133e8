/// What becomes of a scalar that came from outside.
enum Verdict: Equatable {
    /// Shown as it is, in this many cells.
    case keep(width: Int)
    /// A combining mark: kept when it follows a character that has none yet.
    case mark
    /// White space of any kind: a plain space.
    case space
    /// A control, unassigned or private scalar: a middle dot, so that something is seen to be there.
    case dot
    /// Invisible by design (bidi controls, zero-width characters, variation selectors, tags): nothing.
    case drop

    init(on scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20..<0x7F:
            self = .keep(width: 1)
        case 0x09...0x0D:
            self = .space
        default:
            self.init(onUncommon: scalar)
        }
    }

    private init(onUncommon scalar: Unicode.Scalar) {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate:
            self = .dot
        case .format:
            self = .drop
        case .spaceSeparator, .lineSeparator, .paragraphSeparator:
            self = .space
        case .nonspacingMark, .enclosingMark:
            self = properties.isDefaultIgnorableCodePoint ? .drop : .mark
        default:
            // A skin tone of its own is two cells to some terminals and none to others: the emoji keeps its plain one.
            let isInvisible = properties.isDefaultIgnorableCodePoint || properties.isEmojiModifier
            let width = CellWidth.of(scalar)
            self = isInvisible || width == 0 ? .drop : .keep(width: width)
        }
    }
}

/// Builds a ``SafeText`` scalar by scalar.
struct Sanitizer {
    private(set) var scalars = String.UnicodeScalarView()
    private(set) var width = 0
    private var takesMark = false
    private var count = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Reads all of `outside` up to the limit; what is cut off leaves an ellipsis.
    mutating func read(_ outside: String) {
        var previous: Unicode.Scalar = " "
        for scalar in outside.unicodeScalars {
            // A Windows line end is one space, not two.
            defer { previous = scalar }
            if scalar == "\n" && previous == "\r" { continue }
            guard take(scalar) else { return }
        }
    }

    /// Takes one scalar; false when the limit was reached.
    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        let verdict = Verdict(on: scalar)
        guard verdict != .drop else { return true }
        guard verdict != .mark else {
            if takesMark { scalars.append(scalar) }
            takesMark = false
            return true
        }
        count += 1
        guard count <= limit else {
            append("…", width: 1)
            return false
        }
        switch verdict {
        case .keep(let width): append(scalar, width: width)
        case .space: append(" ", width: 1)
        default: append("·", width: 1)
        }
        return true
    }

    private mutating func append(_ scalar: Unicode.Scalar, width: Int) {
        scalars.append(scalar)
        self.width += width
        takesMark = scalar != " "
    }
}
