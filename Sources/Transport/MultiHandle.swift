internal import CCurl
internal import Threads

/// libcurl's multi handle: it moves the bytes of all transfers, whenever it is driven.
///
/// `@unchecked Sendable`: only ``wake()`` is called off the loop thread, and that is the one call that libcurl
/// allows from any thread; the last reference is dropped when the thread has ended.
@safe
final class MultiHandle: Waiter, @unchecked Sendable {
    private let raw: UnsafeMutableRawPointer

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Idle connections that are kept for the next request to their host.
    private static let idleConnections = 64

    init() {
        precondition(Self.isReady, "libcurl could not be set up")
        guard let raw = unsafe curl_multi_init() else { preconditionFailure("out of memory") }
        unsafe self.raw = unsafe raw
        unsafe assay_multi_setopt_long(raw, CURLMOPT_MAXCONNECTS, Self.idleConnections)
    }

    deinit { unsafe curl_multi_cleanup(raw) }

    func add(_ easy: EasyHandle) {
        unsafe curl_multi_add_handle(raw, easy.raw)
    }

    func remove(_ easy: EasyHandle) {
        unsafe curl_multi_remove_handle(raw, easy.raw)
    }

    /// Sends and receives what can be without waiting.
    func perform() {
        var running: Int32 = 0
        unsafe curl_multi_perform(raw, &running)
    }

    /// The next transfer that ended by itself, and how; nil when there is none left.
    func nextDone() -> (easy: EasyHandle.ID, code: CURLcode)? {
        var code = CURLE_OK
        guard let easy = unsafe assay_multi_next_done(raw, &code) else { return nil }
        return (EasyHandle.ID(address: UInt(bitPattern: easy)), code)
    }

    func wait() {
        var ready: Int32 = 0
        unsafe curl_multi_poll(raw, nil, 0, 60_000, &ready)
    }

    func wake() { unsafe curl_multi_wakeup(raw) }
}
