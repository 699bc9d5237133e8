internal import GRDB
internal import Metrics

/// When there is something to seal; what is being sealed stands in the file.
struct Sealer: Sendable {
    /// Polls may come this much later than their slot before their hours count as past, in seconds.
    private static let grace: Int64 = 600
    /// As often is sealed, so that never much lies unpacked, in seconds.
    private static let period: Int64 = 8 * 3_600

    /// A file of an earlier Assay has years to be summed up, which is not to keep a core busy.
    private static let piecesPerPoll = 8

    /// The newest poll's slot, and since which length of samples the checkpoint is due.
    private(set) var slot: Int64?
    private var length = 0
    /// The last cut for which there was nothing to seal.
    private var cutWithoutWork: Int64?
    /// The last day on which nothing was too old.
    private var retainedDay: Int64?
    /// Days of answers before this one are summed up.
    private var summedDay: Int64?
    private var progress: SummingUp?
    /// How many more pieces of that the present poll has room for.
    private var room = 0
    /// Set by an error, which would come again with every poll.
    private(set) var isStopped = false
    private var isRetentionStopped = false

    mutating func note(slot: Int64, length: Int) {
        self.slot = slot
        self.length += length
        room = Self.piecesPerPoll
    }

    var isWorkDue: Bool {
        !isStopped
            && (pendingCut != nil || isCheckpointDue || slotForRetention != nil
                || room > 0 && summingUp != nil)
    }

    var isCheckpointDue: Bool { length > Checkpoint.shortest }
    mutating func checkpointed() { length = 0 }

    /// The second before which all is to be sealed.
    static func cut(slot: Int64) -> Int64 {
        let time = slot.subtractingReportingOverflow(grace).partialValue
        let rest = time % period
        return time &- (rest < 0 ? rest &+ period : rest)
    }

    /// The cut that nobody has looked at yet; nil without any.
    var pendingCut: Int64? {
        guard let slot else { return nil }
        let cut = Self.cut(slot: slot)
        return cut == cutWithoutWork ? nil : cut
    }

    /// The newest slot, if nobody has looked on its day for what is too old.
    var slotForRetention: Int64? {
        guard !isRetentionStopped, let slot, retainedDay != Day.containing(slot) else { return nil }
        return slot
    }

    mutating func retained(on day: Int64) { retainedDay = day }
    mutating func lookAgain() { retainedDay = nil }
    mutating func foundNothing(before cut: Int64) { cutWithoutWork = cut }
    /// What of days of answers is to be summed up next; nil when all is.
    var summingUp: SummingUp? {
        guard let slot else { return nil }
        let end = Day.containing(slot.subtractingReportingOverflow(Self.grace).partialValue)
        guard summedDay != end else { return nil }
        return progress?.end == end ? progress : SummingUp(end: end)
    }

    /// Takes one piece of the present poll's room for summing up.
    mutating func takeRoom() -> Bool {
        room -= 1
        return room >= 0
    }

    mutating func summedUp(_ source: Int64, before day: Int64) {
        progress = SummingUp(end: day, source: source)
    }

    mutating func summedUp(before day: Int64) { (summedDay, progress) = (day, nil) }

    mutating func stop() { isStopped = true }
    mutating func stopRetaining() { isRetentionStopped = true }
}

/// How samples came to be here, by their poll.
struct PollOfSample: Sendable {
    let source: Int64
    let slot: Int64
    let origin: Origin

    init(_ poll: Int64, in database: Database) throws {
        let row = try Statement(
            "SELECT source, slot, \(PollTable.origin) FROM poll WHERE id = ?", in: database)
        row.bind(integer: poll, at: 1)
        guard try row.step() else {
            // Lost with a damaged page: the samples are not to be lost with it, nor taken for measured.
            (source, slot, origin) = (0, .min, Origin(stored: ""))
            return
        }
        source = row.integer(0)
        slot = row.integer(1)
        origin = Origin(stored: row.optionalText(2))
    }
}
