internal import Terminal
internal import Text

extension [[Span]] {
    /// The first of these ways to say something, the fullest first, that fits into so many columns; else the last.
    func fitting(_ columns: Int) -> [Span] { isEmpty ? [] : self[place(fitting: columns)] }

    /// Which of them that is.
    func place(fitting columns: Int) -> Int {
        firstIndex { $0.reduce(0) { $0 + $1.text.width } <= columns } ?? Swift.max(0, count - 1)
    }
}
