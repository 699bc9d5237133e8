internal import CCurl
internal import Glibc
internal import Threads

/// libcurl's multi handle: it moves the bytes of all transfers, whenever it is driven.
///
/// There is none until it is opened, which loads libcurl; the thread can be woken all the same.
///
/// `@unchecked Sendable`: only ``wake()`` is called off the loop thread, and it touches nothing but the bell, which
/// any thread may ring; the last reference is dropped when the thread has ended.
@safe
final class MultiHandle: Waiter, @unchecked Sendable {
    private var raw: UnsafeMutableRawPointer?
    private let bell = Doorbell()

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Idle connections that are kept for the next request to their host.
    private static let idleConnections = 64

    deinit { if let raw = unsafe raw { unsafe curl_multi_cleanup(raw) } }

    /// Makes the handle before the first transfer; afterwards does nothing.
    func open() throws(TransferError) {
        guard unsafe raw == nil else { return }
        // Thirty libraries are mapped, then set up, at the end of a start; what each step needed, the next does not.
        ProcessMemory.giveBack()
        defer { ProcessMemory.giveBack() }
        var fault: UnsafePointer<CChar>?
        guard unsafe assay_curl_is_there(&fault) else {
            throw .noLibrary(why: unsafe fault.map { unsafe String(cString: $0) } ?? "")
        }
        ProcessMemory.giveBack()
        guard Self.isReady, let raw = unsafe curl_multi_init() else {
            throw .noLibrary(why: "it could not be set up")
        }
        unsafe self.raw = unsafe raw
        unsafe assay_multi_setopt_long(raw, CURLMOPT_MAXCONNECTS, Self.idleConnections)
    }

    func add(_ easy: EasyHandle) {
        unsafe curl_multi_add_handle(raw, easy.raw)
    }

    func remove(_ easy: EasyHandle) {
        unsafe curl_multi_remove_handle(raw, easy.raw)
    }

    /// Sends and receives what can be without waiting.
    func perform() {
        guard let raw = unsafe raw else { return }
        var running: Int32 = 0
        unsafe curl_multi_perform(raw, &running)
    }

    /// The next transfer that ended by itself, and how; nil when there is none left.
    func nextDone() -> (easy: EasyHandle.ID, code: CURLcode)? {
        guard let raw = unsafe raw else { return nil }
        var code = CURLE_OK
        guard let easy = unsafe assay_multi_next_done(raw, &code) else { return nil }
        return (EasyHandle.ID(address: UInt(bitPattern: easy)), code)
    }

    func wait() {
        if let raw = unsafe raw {
            var bell = curl_waitfd(fd: bell.descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
            unsafe curl_multi_poll(raw, &bell, 1, 60_000, nil)
        } else {
            var bell = pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)
            _ = unsafe poll(&bell, 1, -1)
        }
        bell.silence()
    }

    func wake() { bell.ring() }
}
