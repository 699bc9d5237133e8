import Foundation
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct CollectionLeaseTests {
    @Test func `one has it at a time`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        var first: CollectionLease? = try CollectionLease(for: path)
        #expect(first != nil)
        #expect(try CollectionLease(for: path) == nil)
        first = nil
        #expect(try CollectionLease(for: path) != nil)
    }

    @Test func `one has it at a time, by whichever link the database is named`() throws {
        let folder = try TemporaryDirectory.current
        let (path, link) = (folder.appending(path: "assay.sqlite"), folder.appending(path: "link.sqlite"))
        try Data().write(to: path)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: path)
        let first = try CollectionLease(for: link.path)
        #expect(try first != nil && CollectionLease(for: path.path) == nil)
        #expect(CollectionLease.holder(for: path.path) != nil)
        withExtendedLifetime(first) {}
    }

    @Test func `it ends also where a program that is being started has the file open`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        var lease = try CollectionLease(for: path)
        let name = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").first { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
            return target == path + "-collector"
        }
        let copy = try dup(#require(name.flatMap { Int32($0) }))
        #expect(lease != nil && copy >= 0)
        lease = nil
        #expect(try CollectionLease(for: path) != nil)
        close(copy)
    }

    @Test func `who has it is named, and since when`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        #expect(CollectionLease.holder(for: path) == nil)
        // Left by one that was cut off.
        try "12345678901234\n".write(toFile: path + "-collector", atomically: false, encoding: .utf8)
        #expect(CollectionLease.holder(for: path) == nil)
        let begin = Timestamp(seconds: Timestamp.now().seconds)
        var lease = try CollectionLease(for: path)
        let holder = try #require(CollectionLease.holder(for: path))
        #expect(lease != nil && holder.process == Int(getpid()))
        #expect(holder.since >= begin && holder.since <= .now())
        // An older Assay wrote nothing.
        try "".write(toFile: path + "-collector", atomically: false, encoding: .utf8)
        #expect(CollectionLease.holder(for: path)?.process == nil)
        lease = nil
        #expect(CollectionLease.holder(for: path) == nil)
    }

    @Test func `whoever looks who has it keeps nobody from it`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        for _ in 0..<100 {
            #expect(CollectionLease.holder(for: path) == nil)
            #expect(try CollectionLease(for: path) != nil)
        }
    }

    /// Another process that has the right.
    static let holder = """
        import fcntl, sys, time
        file = open(sys.argv[1], "w")
        fcntl.flock(file, fcntl.LOCK_EX)
        print("has", flush=True)
        time.sleep(600)
        """

    @Test func `who waits takes over from a process that was killed`() async throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        other.arguments = ["python3", "-c", Self.holder, path + "-collector"]
        let output = Pipe()
        other.standardOutput = output
        try other.start()
        #expect(try output.fileHandleForReading.read(upToCount: 4) == Data("has\n".utf8))
        #expect(try CollectionLease(for: path) == nil)
        async let lease = CollectionLease.waiting(for: path)
        kill(other.processIdentifier, SIGKILL)
        #expect(try await lease != nil)
    }

    @Test func `who is cancelled stops waiting`() async throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let first = try CollectionLease(for: path)
        let waiting = Task { try await CollectionLease.waiting(for: path) }
        waiting.cancel()
        #expect(try await waiting.value == nil)
        withExtendedLifetime(first) {}
    }

    @Test func `a folder that is missing is an error`() {
        #expect(throws: StorageError.self) { try CollectionLease(for: "/nowhere/assay.sqlite") }
    }
}
