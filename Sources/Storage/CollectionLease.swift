internal import Glibc
public import Metrics

/// The right to collect into a database, which one process has at a time.
///
/// A lock that the kernel keeps on a file beside the database: it ends with the process, however that ends, so
/// it cannot go stale. Who is refused waits for it with ``waiting(for:)``, and so takes over when the first ends.
public final class CollectionLease: Sendable {
    private let descriptor: CInt

    /// Takes the right; nil when another process has it.
    ///
    /// - Throws: when the file beside the database cannot be made.
    public init?(for path: String) throws(StorageError) {
        let descriptor = unsafe open(Self.place(of: path), O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw StorageError(.notPermitted, path: path) }
        var attempts = 1
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            // Whoever looks for a holder has the file for a moment.
            guard attempts < 3 else {
                close(descriptor)
                return nil
            }
            attempts += 1
            usleep(1_000)
        }
        // Says who has it; nothing depends on it.
        let name = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = unsafe name.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        self.descriptor = descriptor
    }

    /// Who has the right.
    public struct Holder: Hashable, Sendable {
        /// The number of the process; nil where it has not said so.
        public let process: Int?
        /// Since when it has the right.
        public let since: Timestamp

        public init(process: Int?, since: Timestamp) { (self.process, self.since) = (process, since) }
    }

    /// The process that has the right; nil when none has.
    public static func holder(for path: String) -> Holder? {
        let descriptor = unsafe open(place(of: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // What a process that was cut off has written stands there for ever.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else {
            flock(descriptor, LOCK_UN)
            return nil
        }
        let text = unsafe [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
            unsafe count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        var attributes = stat()
        guard unsafe fstat(descriptor, &attributes) == 0 else { return nil }
        // It is written when the right is taken, and then no more.
        return Holder(
            process: Int(String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)),
            since: Timestamp(seconds: Int64(attributes.st_mtim.tv_sec)))
    }

    /// Takes the right as soon as nobody else has it; nil when the task was cancelled before.
    ///
    /// Asks once a second: the kernel would hold up a thread for as long as it waits.
    ///
    /// - Throws: ``StorageError`` when the file beside the database cannot be made.
    public static func waiting(for path: String) async throws(StorageError) -> CollectionLease? {
        while !Task.isCancelled {
            if let lease = try CollectionLease(for: path) { return lease }
            try? await Task.sleep(for: .seconds(1))
        }
        return nil
    }

    /// The file beside the database itself, by whichever link that was named.
    private static func place(of path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path + "-collector" }
        defer { unsafe free(real) }
        return unsafe String(cString: real) + "-collector"
    }

    deinit {
        _ = ftruncate(descriptor, 0)
        // A program that is being started may have the file open too for a moment, and with it the right.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
