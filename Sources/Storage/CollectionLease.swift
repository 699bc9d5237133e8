internal import Glibc

/// The right to collect into a database, which one process has at a time.
///
/// A lock that the kernel keeps on a file beside the database: it ends with the process, however that ends, so
/// it cannot go stale.
public final class CollectionLease: Sendable {
    private let descriptor: CInt

    /// Takes the right; nil when another process has it.
    ///
    /// - Throws: when the file beside the database cannot be made.
    public init?(for path: String) throws(StorageError) {
        let descriptor = unsafe open(path + "-collector", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw StorageError(.notPermitted, path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
