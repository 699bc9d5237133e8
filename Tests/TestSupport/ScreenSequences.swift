/// What the emulator does for characters, controls and sequences.
extension ScreenEmulator {
    mutating func put(_ scalar: Unicode.Scalar) {
        let width = ScreenEmulator.width(of: scalar)
        lastCharacter = scalar
        guard width > 0 else {
            let column = isWrapPending ? cursor.column : cursor.column - 1
            if column >= 0 { cells[cursor.row][column].unicodeScalars.append(scalar) }
            return
        }
        if isWrapPending || cursor.column + width > columns {
            isWrapPending = false
            cursor.column = 0
            lineFeed()
        }
        cells[cursor.row][cursor.column] = String(scalar)
        if width == 2, cursor.column + 1 < columns { cells[cursor.row][cursor.column + 1] = "" }
        isWrapPending = cursor.column + width >= columns
        if !isWrapPending { cursor.column += width }
    }

    /// The cells of a character, roughly: the blocks that tests use.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300...0x36F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
            0x1F300...0x1FAFF:
            2
        default: 1
        }
    }

    mutating func obey(_ control: UInt8) {
        switch control {
        case 0x07: bells += 1
        case 0x0E, 0x0F, 0x18: break
        case 0x08: moveTo(column: cursor.column - 1, row: cursor.row)
        case 0x09: moveTo(column: (cursor.column / 8 + 1) * 8, row: cursor.row)
        case 0x0A...0x0C:
            isWrapPending = false
            lineFeed()
        case 0x0D: moveTo(column: 0, row: cursor.row)
        default: unknown.append("control \(control)")
        }
    }

    mutating func obey(escape text: String) {
        switch text {
        case "7": saved = cursor
        case "8": moveTo(column: saved.column, row: saved.row)
        case "M":
            if cursor.row == margins.top {
                scroll(-1)
            } else {
                moveTo(column: cursor.column, row: cursor.row - 1)
            }
        case "=": hasApplicationKeypad = true
        case ">": hasApplicationKeypad = false
        case "(B", ")0", "(0", ")B": break
        default: unknown.append("ESC \(text)")
        }
    }

    mutating func obey(_ sequence: EscapeParser.ControlSequence) {
        let count = sequence.count()
        switch (sequence.marks, sequence.final) {
        case ("", "A"): moveTo(column: cursor.column, row: cursor.row - count)
        case ("", "B"): moveTo(column: cursor.column, row: cursor.row + count)
        case ("", "C"): moveTo(column: cursor.column + count, row: cursor.row)
        case ("", "D"): moveTo(column: cursor.column - count, row: cursor.row)
        case ("", "G"): moveTo(column: count - 1, row: cursor.row)
        case ("", "d"): moveTo(column: cursor.column, row: count - 1)
        case ("", "H"), ("", "f"): moveTo(column: sequence.count(1) - 1, row: count - 1)
        case ("", "Z"): moveTo(column: max(0, (cursor.column - 1) / 8 * 8), row: cursor.row)
        case ("", "J"): eraseScreen(sequence.parameters.first ?? 0)
        case ("", "K"): eraseLine(sequence.parameters.first ?? 0)
        case ("", "X"): erase(columns: cursor.column..<min(columns, cursor.column + count), row: cursor.row)
        case ("", "P"): shiftLeft(count)
        case ("", "@"): shiftRight(count)
        case ("", "b"): for _ in 0..<count { put(lastCharacter) }
        case ("", "L"): scrollLines(from: cursor.row, by: -count)
        case ("", "M"): scrollLines(from: cursor.row, by: count)
        case ("", "S"): scroll(count)
        case ("", "T"): scroll(-count)
        case ("", "r"):
            let bottom = sequence.parameters.count > 1 ? sequence.count(1) : rows
            margins = (min(count, rows) - 1, min(bottom, rows) - 1)
            moveTo(column: 0, row: 0)
        case ("", "t") where sequence.parameters.first == 22: titles += 1
        case ("", "t") where sequence.parameters.first == 23: titles -= 1
        case ("", "m"), ("", "l"), ("", "h"), ("", "t"), (">", _): break
        case ("?", "h"): sequence.parameters.forEach { setMode($0) }
        case ("?", "l"): sequence.parameters.forEach { resetMode($0) }
        default: unknown.append("CSI \(sequence.marks)\(sequence.parameters)\(sequence.final)")
        }
    }

    private mutating func setMode(_ mode: Int) {
        modes.insert(mode)
        guard mode == 1049, mainCells == nil else { return }
        saved = cursor
        mainCells = cells
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    private mutating func resetMode(_ mode: Int) {
        modes.remove(mode)
        guard mode == 1049, let main = mainCells else { return }
        cells = main
        mainCells = nil
        moveTo(column: saved.column, row: saved.row)
    }

    mutating func moveTo(column: Int, row: Int) {
        cursor = (min(max(0, column), columns - 1), min(max(0, row), rows - 1))
        isWrapPending = false
    }

    private mutating func lineFeed() {
        if cursor.row == margins.bottom { scroll(1) } else { cursor.row = min(cursor.row + 1, rows - 1) }
    }

    private mutating func scroll(_ count: Int) {
        scrollLines(from: margins.top, by: count)
    }

    /// Moves the lines from `top` to the lower margin up by `count`, or down if it is negative.
    private mutating func scrollLines(from top: Int, by count: Int) {
        guard top <= margins.bottom else { return }
        let empty = Array(repeating: " ", count: columns)
        for _ in 0..<min(abs(count), rows) {
            cells.remove(at: count > 0 ? top : margins.bottom)
            cells.insert(empty, at: count > 0 ? margins.bottom : top)
        }
    }

    private mutating func erase(columns range: Range<Int>, row: Int) {
        for column in range { cells[row][column] = " " }
        isWrapPending = false
    }

    private mutating func eraseLine(_ part: Int) {
        let range = part == 0 ? cursor.column..<columns : part == 1 ? 0..<cursor.column + 1 : 0..<columns
        erase(columns: range, row: cursor.row)
    }

    private mutating func eraseScreen(_ part: Int) {
        if part < 2 { eraseLine(part) }
        let range = part == 0 ? cursor.row + 1..<rows : part == 1 ? 0..<cursor.row : 0..<rows
        for row in range { erase(columns: 0..<columns, row: row) }
    }

    private mutating func shiftLeft(_ count: Int) {
        let count = min(count, columns - cursor.column)
        cells[cursor.row].removeSubrange(cursor.column..<cursor.column + count)
        cells[cursor.row] += Array(repeating: " ", count: count)
    }

    private mutating func shiftRight(_ count: Int) {
        let count = min(count, columns - cursor.column)
        cells[cursor.row].insert(contentsOf: Array(repeating: " ", count: count), at: cursor.column)
        cells[cursor.row].removeLast(count)
    }
}
