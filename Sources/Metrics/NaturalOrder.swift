extension String {
    /// Whether it stands before another text where numbers inside count as numbers: `gpu 2` before `gpu 10`.
    public func naturallyPrecedes(_ other: String) -> Bool {
        let (left, right) = (utf8.span, other.utf8.span)
        var (one, two) = (0, 0)
        while one < left.count, two < right.count {
            guard left.isDigit(at: one), right.isDigit(at: two) else {
                if left[one] != right[two] { return left[one] < right[two] }
                (one, two) = (one + 1, two + 1)
                continue
            }
            let (first, second) = (left.number(at: one), right.number(at: two))
            if first.count != second.count { return first.count < second.count }
            for (index, place) in zip(first, second) where left[index] != right[place] {
                return left[index] < right[place]
            }
            (one, two) = (first.upperBound, second.upperBound)
        }
        if one < left.count || two < right.count { return two < right.count }
        // `01` and `1` are the same number, and not the same text.
        return self < other
    }
}

extension Span<UInt8> {
    fileprivate func isDigit(at index: Int) -> Bool {
        index < count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[index])
    }

    /// The digits from a place on, without leading zeros.
    fileprivate func number(at place: Int) -> Range<Int> {
        var start = place
        while isDigit(at: start), self[start] == UInt8(ascii: "0") { start += 1 }
        var end = start
        while isDigit(at: end) { end += 1 }
        return start..<end
    }
}
