import Dates
import Testing

@Suite struct `Days of the calendar` {
    @Test(
        arguments: [
            (0, 1970, 1, 1), (-1, 1969, 12, 31), (11_016, 2000, 2, 29), (11_017, 2000, 3, 1),
            (20_780, 2026, 11, 23),
            (-719_468, 0, 3, 1),
        ] as [(Int64, Int64, Int64, Int64)])
    func `are counted from 1970 on, in both directions`(days: Int64, year: Int64, month: Int64, day: Int64) {
        #expect(CivilDate(days: days) == CivilDate(year: year, month: month, day: day))
        #expect(CivilDate(year: year, month: month, day: day).days == days)
    }

    @Test(
        arguments: [
            (2024, 2, 29, true), (2026, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true),
            (2026, 4, 31, false), (2026, 12, 31, true), (2026, 13, 1, false), (2026, 0, 1, false),
            (2026, 1, 0, false), (2026, 1, 32, false),
        ] as [(Int64, Int64, Int64, Bool)])
    func `are real where their month has them`(year: Int64, month: Int64, day: Int64, isReal: Bool) {
        #expect(CivilDate(year: year, month: month, day: day).isReal == isReal)
    }
}
