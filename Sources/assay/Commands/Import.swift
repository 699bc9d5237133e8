internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import History
internal import Metrics
internal import Storage

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in samples that `assay export` printed.",
        discussion: """
            CSV or OpenMetrics; the first line tells which. Samples keep their origin and quality. What is in the database \
            stays, so that the same file may come again.

            EXAMPLE
              assay import akash.csv
            """)

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let descriptor = file == "-" ? STDIN_FILENO : unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure("\(file) cannot be read: \(unsafe String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        guard var bytes = try read(descriptor) else { throw Failure("\(file) is empty") }
        var opened: History?
        var reader = SampleReader()
        var sum = Receipt()
        let now = Timestamp.now()
        var waiting = SampleBatch(until: now.latestWritten)
        func store() throws {
            guard waiting.count > 0 else {
                sum.refused += waiting.refused
                return waiting.removeAll()
            }
            // Not before: no new database is to be left by a file that cannot be read.
            let history = try opened ?? History(Workspace(database: database.database).database())
            opened = history
            let receipt = try history.take(waiting, at: now)
            sum.stored += receipt.stored
            sum.repeated += receipt.repeated
            sum.refused += receipt.refused
            waiting.removeAll()
        }
        do {
            repeat {
                try reader.read(bytes, into: &waiting)
                if waiting.isFull { try store() }
                guard let next = try read(descriptor) else { break }
                bytes = next
            } while true
            try reader.finish(into: &waiting)
            try store()
        } catch let problem as SampleReader.Problem {
            complain("assay: \(file), \(problem); \(sum.stored) samples before it were stored")
            throw ExitCode.failure
        }
        say("\(sum.stored) stored, \(sum.repeated) were here already, \(sum.refused) cannot be kept")
        if sum.refused > 0 {
            complain(
                "not kept: values that are not finite, times that have not come, names over 2,000 bytes, days of which the hours alone are kept"
            )
        }
    }

    /// The next piece of a file; nil at its end.
    ///
    /// - Throws: ``Failure`` where the disk does not give it.
    private func read(_ descriptor: CInt) throws -> [UInt8]? {
        var problem: CInt = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            repeat {
                count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && errno == EINTR
            if count < 0 { (problem, count) = (errno, 0) }
        }
        guard problem == 0 else {
            throw Failure("\(file) cannot be read: \(unsafe String(cString: strerror(problem)))")
        }
        return bytes.isEmpty ? nil : bytes
    }
}
