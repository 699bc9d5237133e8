internal import ArgumentParser
internal import CLinux
internal import Collection
internal import Glibc
internal import Text
internal import Threads

/// Writes a line to standard output at once, also into a pipe.
func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

/// A line that holds words from outside, without anything in it that a terminal would obey.
func plain(_ line: some CustomStringConvertible) -> String { SafeText("\(line)").string }

/// Writes lines to standard error, for what is not the command's result, and nothing that a terminal would obey.
func complain(_ lines: some CustomStringConvertible) {
    write(safe("\(lines)") + "\n", to: STDERR_FILENO)
}

/// Prints what may quote a file or an answer: as it is, but on a terminal nothing that this would obey.
func show(_ lines: String, terminator: String = "\n") {
    print(isOnTerminal ? safe(lines) : lines, terminator: terminator)
}

private let isOnTerminal = isatty(STDOUT_FILENO) == 1

private func safe(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false)
        .map { SafeText(String($0), limit: .max).string }.joined(separator: "\n")
}

/// Says on standard error what was asked wrongly, seen once a command runs.
///
/// - Returns: what to throw, the status 64 of a usage error.
func misuse(_ line: String) -> ExitCode {
    complain("assay: \(line)")
    return .validationFailure
}

/// Writes text to standard output at once; whether it took all of it is asked for when the command ends.
///
/// - Returns: false where it did not.
@discardableResult
func write(_ text: String) -> Bool { write(text, to: STDOUT_FILENO) }

/// Has the program end with what became of its output, however it ends: a pipe that was closed is no mistake, a full disk
/// is one.
func watchOutput() {
    atexit {
        let isWhole = fflush(nil) == 0 && assay_output_failed() == 0 && !isOutputCut.withLock { $0 }
        guard !isWhole, !hasReaderLeft else { return }
        complain("assay: \(cutOutput)")
        _exit(1)
    }
}

/// Whether standard output is a pipe that nobody reads any more, by poll(2).
private var hasReaderLeft: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return unsafe poll(&output, 1, 0) == 1 && output.revents & Int16(POLLERR) != 0
}

/// What a disk that is full makes of a command's result.
let cutOutput = "not all of the output could be written: is the disk full?"

/// Whether standard output did not take something.
private let isOutputCut = Locked(false)

@discardableResult
func write(_ text: String, to descriptor: CInt) -> Bool {
    var text = text
    let isWhole = text.withUTF8 { bytes in
        var written = 0
        while written < bytes.count {
            let count = unsafe Glibc.write(
                descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return false }
            written += count
        }
        return true
    }
    if !isWhole, descriptor == STDOUT_FILENO { isOutputCut.withLock { $0 = true } }
    return isWhole
}
