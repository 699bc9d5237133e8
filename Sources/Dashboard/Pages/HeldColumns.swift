internal import History

extension [Column?] {
    /// With the columns between two samples of a slow series filled by the earlier one, whose value holds until the next.
    ///
    /// A figure that comes once a day is not absent for the rest of it. What lies further apart than twice the usual
    /// distance stays a gap.
    var held: [Column?] {
        let known = indices.filter { self[$0] != nil }
        let distances = zip(known.dropFirst(), known).map(-).sorted()
        guard let usual = distances.isEmpty ? nil : distances[distances.count / 2], usual > 1 else {
            return self
        }
        var held = self
        for (next, place) in zip(known.dropFirst(), known) where next - place <= 2 * usual {
            guard let last = self[place]?.last else { continue }
            let filling = Column(min: last, max: last, average: last, count: 1, last: last)
            for between in place + 1..<next { held[between] = filling }
        }
        return held
    }
}
