internal import Chunks
internal import GRDB

/// The table of days of answers: what would otherwise be read poll by poll.
///
/// It holds nothing that the polls do not tell. A day of which a poll comes later than it was summed up is dropped with
/// those after it, and summed up again.
enum ResponseDayTable {
    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE response_day (
                    id INTEGER PRIMARY KEY,             -- the source << 24 | the day (since 1970)
                    checksum INTEGER NOT NULL,          -- CRC-32 of the id and the data
                    data BLOB NOT NULL
                ) STRICT;
                CREATE TRIGGER poll_outdates_days AFTER INSERT ON poll BEGIN
                    DELETE FROM response_day
                    WHERE id >= (new.source << 24) + max(0, (new.slot * 1000 + new.delay) / 86400000)
                        AND id < (new.source + 1) << 24;
                END;
                """)
    }

    /// Days of which there may be rows.
    static let days: Range<Int64> = 0..<1 << 24

    static func key(_ source: Int64, _ day: Int64) -> Int64 { source << 24 | day }

    /// The newest day of a source.
    static func newest(of source: Int64, in database: Database) throws -> Int64? {
        let row = try Statement(
            "SELECT max(id) FROM response_day WHERE id >= ? AND id < ?", in: database)
        row.bind(integer: key(source, 0), at: 1)
        row.bind(integer: key(source + 1, 0), at: 2)
        guard try row.step(), let id = row.optionalInteger(0) else { return nil }
        return id & (days.upperBound - 1)
    }

    static func store(_ day: ResponseDay, of source: Int64, in database: Database) throws {
        let bytes = NumberList.packed(day.numbers)
        let key = key(source, day.day)
        let insert = try Statement("INSERT OR REPLACE INTO response_day VALUES (?, ?, ?)", in: database)
        insert.bind(integer: key, at: 1)
        insert.bind(integer: checksum(key) { $0.add(bytes) }, at: 2)
        try insert.lend(blob: bytes, at: 3) { _ = try insert.step() }
    }

    /// The days of a source that are there, whole and as they were written, oldest first.
    static func read(
        _ source: Int64, days: Range<Int64>, in database: Database, while isWanted: () -> Bool
    ) throws -> [ResponseDay] {
        let days = days.clamped(to: Self.days)
        let row = try Statement(
            "SELECT id, checksum, data FROM response_day WHERE id >= ? AND id < ? ORDER BY id", in: database)
        row.bind(integer: key(source, days.lowerBound), at: 1)
        row.bind(integer: key(source, days.upperBound), at: 2)
        var found: [ResponseDay] = []
        while try row.step(), isWanted() {
            let id = row.integer(0)
            let day = row.withBytes(2) { bytes -> ResponseDay? in
                guard row.integer(1) == checksum(id, { $0.add(bytes) }) else { return nil }
                return NumberList.numbers(bytes).flatMap {
                    ResponseDay(day: id & (Self.days.upperBound - 1), numbers: $0)
                }
            }
            if let day { found.append(day) }
        }
        return found
    }

    /// Drops some days before one.
    ///
    /// - Returns: whether there were any.
    static func drop(before day: Int64, in database: Database) throws -> Bool {
        try database.execute(
            sql: """
                DELETE FROM response_day WHERE id IN (
                    SELECT response_day.id FROM source CROSS JOIN response_day
                    ON response_day.id >= source.id << 24 AND response_day.id < (source.id << 24) + ? LIMIT 1000)
                """, arguments: [min(max(0, day), days.upperBound)])
        return database.changesCount > 0
    }

    private static func checksum(_ key: Int64, _ add: (inout Checksum) -> Void) -> Int64 {
        var sum = Checksum()
        sum.add(key)
        add(&sum)
        return Int64(Int32(bitPattern: sum.value))
    }
}

extension ResponseDay {
    /// All of it but the day.
    var numbers: [UInt64] {
        var numbers = [good, blamed, unmeasured, hours.count].map(UInt64.init)
        func add(_ counts: DurationCounts) {
            numbers.append(UInt64(counts.bucketCount))
            var before = 0
            counts.forEach { bucket, count in
                numbers += [UInt64(bucket - before), UInt64(count)]
                before = bucket
            }
        }
        for hour in hours {
            numbers += [UInt64(hour.hour), UInt64(hour.min), UInt64(hour.max), UInt64(hour.last), hour.sum]
            add(hour.totals)
        }
        for counts in [phases.dns, phases.connect, phases.tls, phases.firstByte] { add(counts) }
        return numbers
    }

    /// - Returns: nil when the numbers are not those of a day.
    init?(day: Int64, numbers: [UInt64]) {
        var rest = numbers[...]
        func number(below limit: UInt64) throws(Malformed) -> UInt64 {
            guard let number = rest.popFirst(), number < limit else { throw Malformed() }
            return number
        }
        func counts() throws(Malformed) -> DurationCounts {
            let buckets = UInt64(DurationTally.bucketCount)
            var (counts, bucket) = ([(bucket: Int, count: Int)](), 0)
            for _ in 0..<(try number(below: buckets + 1)) {
                bucket += Int(try number(below: buckets))
                guard bucket < buckets else { throw Malformed() }
                counts.append((bucket, Int(try number(below: 1 << 19))))
            }
            return DurationCounts(ascending: counts)
        }
        self.day = day
        do throws(Malformed) {
            (good, blamed) = (Int(try number(below: 1 << 32)), Int(try number(below: 1 << 32)))
            unmeasured = Int(try number(below: 1 << 32))
            for _ in 0..<(try number(below: 25)) {
                let hour = Int(try number(below: 24))
                let (min, max) = (try number(below: 1 << 32), try number(below: 1 << 32))
                let (last, sum) = (try number(below: 1 << 32), try number(below: 1 << 62))
                let totals = try counts()
                guard let count = totals.total else { throw Malformed() }
                hours.append(
                    Hour(
                        hour: hour, totals: totals, min: UInt32(min), max: UInt32(max), last: UInt32(last),
                        sum: sum, count: count))
            }
            phases = PhaseCounts(
                dns: try counts(), connect: try counts(), tls: try counts(), firstByte: try counts())
            guard rest.isEmpty else { throw Malformed() }
        } catch {
            return nil
        }
    }

    private struct Malformed: Error {}
}
