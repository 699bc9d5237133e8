/// A convex polygon in the plane, its corners in order.
struct Polygon<Number: DivisibleNumber> {
    struct Point {
        var x: Number
        var y: Number
    }

    var corners: [Point]

    /// The square between 0 and 1.
    static var unitSquare: Polygon {
        Polygon(corners: [
            Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 1, y: 1), Point(x: 0, y: 1),
        ])
    }

    /// Twice the area, and the centre of gravity times six areas.
    ///
    /// Source: the shoelace formula; Bourke, "Calculating the area and centroid of a polygon" (1988).
    private var moments: (area: Number, x: Number, y: Number) {
        var sums: (area: Number, x: Number, y: Number) = (0, 0, 0)
        for (from, to) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            let cross = from.x * to.y - to.x * from.y
            sums.area += cross
            sums.x += (from.x + to.x) * cross
            sums.y += (from.y + to.y) * cross
        }
        return sums
    }

    var area: Number { moments.area / 2 }

    /// The centre of gravity; nil without an area.
    var centroid: Point? {
        let sums = moments
        guard sums.area != 0 else { return nil }
        return Point(x: sums.x / (3 * sums.area), y: sums.y / (3 * sums.area))
    }

    /// The part where a linear function is not negative (Sutherland and Hodgman, 1974).
    func clipped(to halfPlane: Line<Number>) -> Polygon {
        var kept: [Point] = []
        for (from, to) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            let start = halfPlane.side(of: from)
            let end = halfPlane.side(of: to)
            if start >= 0 { kept.append(from) }
            guard (start < 0 && end > 0) || (start > 0 && end < 0) else { continue }
            let part = start / (start - end)
            kept.append(Point(x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y)))
        }
        return Polygon(corners: kept)
    }
}

/// A linear function on the plane, whose sign tells the sides of the line where it is zero.
struct Line<Number: DivisibleNumber> {
    var constant: Number
    var x: Number
    var y: Number

    static prefix func - (line: Line) -> Line {
        Line(constant: -line.constant, x: -line.x, y: -line.y)
    }

    /// The function's value at a point; what differs from zero by noise alone is on the line.
    func side(of point: Polygon<Number>.Point) -> Number {
        let value = constant + x * point.x + y * point.y
        return abs(value) <= Number.noise ? 0 : value
    }
    func isZero(on polygon: Polygon<Number>) -> Bool {
        polygon.corners.allSatisfy { side(of: $0) == 0 }
    }
}
