/// Makes mouse events of what follows the beginning of a report.
///
/// Curses has this too, but takes a press and a release that arrive together for a click that nobody asked for, and
/// loses them. Source: xterm's control sequences, Mouse Tracking
/// (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>).
struct MouseDecoder {
    enum Form: Equatable {
        /// `CSI < button ; column ; row M`, or `m` for a release (mode 1006).
        case numbers
        /// `CSI M` and three characters, each 32 more than its value; a release tells no button.
        case characters
    }

    enum Outcome: Equatable {
        case unfinished
        /// nil for a report of something else, such as the wheel's sides.
        case report(Mouse?)
        /// It was none; what was taken last is still to be understood.
        case broken
    }

    private let form: Form
    private var scalars: [Unicode.Scalar] = []

    /// Longer than any report.
    private static let limit = 24

    init(_ form: Form) { self.form = form }

    mutating func take(_ scalar: Unicode.Scalar) -> Outcome {
        switch form {
        case .numbers:
            if scalar == "M" || scalar == "m" { return .report(mouse(isRelease: scalar == "m")) }
            guard scalars.count < Self.limit, scalar == ";" || ("0"..."9").contains(scalar) else {
                return .broken
            }
            scalars.append(scalar)
        case .characters:
            guard scalar.value >= 32 else { return .broken }
            scalars.append(scalar)
            if scalars.count == 3 {
                let values = scalars.map { Int($0.value) - 32 }
                return .report(Self.mouse(values, isRelease: values[0] & 0b1100_0011 == 3))
            }
        }
        return .unfinished
    }

    private func mouse(isRelease: Bool) -> Mouse? {
        let fields = String(String.UnicodeScalarView(scalars)).split(
            separator: ";", omittingEmptySubsequences: false)
        return Self.mouse(fields.compactMap { Int($0) }, isRelease: isRelease)
    }

    private static func mouse(_ values: [Int], isRelease: Bool) -> Mouse? {
        guard values.count == 3, values[1] > 0, values[2] > 0,
            let action = action(button: values[0], isRelease: isRelease)
        else { return nil }
        return Mouse(action, at: Position(column: values[1] - 1, row: values[2] - 1))
    }

    /// Bit 32 tells of a move, 64 of the wheel, 4, 8 and 16 of keys held down.
    private static func action(button: Int, isRelease: Bool) -> Mouse.Action? {
        let number = button & ~0b11100
        if number & 32 != 0 { return (32...34).contains(number) ? .drag : nil }
        let buttons: [Mouse.Button] = [.left, .middle, .right]
        switch number {
        case 0..<3: return isRelease ? .release(buttons[number]) : .press(buttons[number])
        case 3: return isRelease ? .release(.left) : nil
        case 64: return .wheelUp
        case 65: return .wheelDown
        default: return nil
        }
    }
}
