internal import ArgumentParser
internal import Glibc
internal import Text

/// Writes a line to standard output at once, also into a pipe.
func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

/// A line that holds words from outside, without anything in it that a terminal would obey.
func plain(_ line: some CustomStringConvertible) -> String { SafeText("\(line)").string }

/// Writes a line to standard error, for what is not the command's result.
func complain(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

/// Says on standard error what was asked wrongly, seen once a command runs.
///
/// - Returns: what to throw, the status 64 of a usage error.
func misuse(_ line: String) -> ExitCode {
    complain("assay: \(line)")
    return .validationFailure
}

/// Writes text to standard output at once.
func write(_ text: String) { write(text, to: STDOUT_FILENO) }

func write(_ text: String, to descriptor: CInt) {
    var text = text
    text.withUTF8 { bytes in
        var written = 0
        while written < bytes.count {
            let count = unsafe Glibc.write(
                descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return }
            written += count
        }
    }
}
