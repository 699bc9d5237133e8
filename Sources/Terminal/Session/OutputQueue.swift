internal import CLinux
internal import Glibc

/// Bytes on their way to the terminal, which takes them as fast as it can.
///
/// Writing never waits: what the terminal does not take stays here. Curses, which would wait, writes into memory instead:
/// the descriptor that it was given leads there while a frame is made, and to the terminal otherwise.
@safe
final class OutputQueue {
    /// What curses writes to.
    let file: UnsafeMutablePointer<FILE>
    /// The terminal, opened once more so that not waiting is ours alone; the shell's own descriptor stays as it is.
    let terminal: Int32
    private let curses: Int32
    private let memory: Int32
    private var bytes: [UInt8] = []
    private var written = 0

    /// Prepares the way to the terminal that is standard output; nil when descriptors are lacking.
    init?() {
        curses = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 10)
        memory = unsafe assay_memory_file("frame")
        guard curses >= 0, memory >= 0, let file = unsafe fdopen(curses, "w") else {
            for descriptor in [curses, memory] where descriptor >= 0 { close(descriptor) }
            return nil
        }
        unsafe self.file = unsafe file
        let own = unsafe ttyname(STDOUT_FILENO).map { name in
            unsafe open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        }
        // Where it may not be opened, as behind `su`, writing waits as it does everywhere else.
        terminal = own.map { $0 >= 0 ? $0 : STDOUT_FILENO } ?? STDOUT_FILENO
    }

    deinit {
        unsafe fclose(file)
        close(memory)
        if terminal != STDOUT_FILENO { close(terminal) }
    }

    /// Whether the terminal has taken everything.
    var isEmpty: Bool { written == bytes.count }

    /// Adds bytes behind what waits already.
    func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Adds what curses writes during `body`.
    func capture(_ body: () -> Void) {
        dup2(memory, curses)
        body()
        // Through standard output: an own description would be another one's modes after a stop.
        dup2(STDOUT_FILENO, curses)
        _ = fcntl(curses, F_SETFD, FD_CLOEXEC)
        let length = lseek(memory, 0, SEEK_CUR)
        guard length > 0 else { return }
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: length))
        _ = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe pread(memory, buffer.baseAddress?.advanced(by: start), length, 0)
        }
        lseek(memory, 0, SEEK_SET)
        ftruncate(memory, 0)
    }

    /// Writes as much as the terminal takes now.
    func flush() {
        while !isEmpty {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(
                    terminal, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return }
            // The terminal is gone; whoever reads from it will notice.
            guard count > 0 else { break }
            written += count
        }
        bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 18)
        written = 0
    }

    /// Forgets what the terminal has not taken.
    ///
    /// - Returns: whether there was anything, so that the terminal may be in the middle of a sequence.
    func discard() -> Bool {
        defer {
            bytes = []
            written = 0
        }
        return !isEmpty
    }
}
