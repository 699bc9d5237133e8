internal import Glibc

/// Which file has a name at a moment; nil when none has.
struct FileIdentity: Hashable, Sendable {
    private let device: dev_t
    private let number: ino_t

    init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}
