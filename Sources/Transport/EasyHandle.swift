internal import CCurl

/// libcurl's easy handle: the options and the outcome of one transfer.
///
/// Lives on the loop thread only.
@safe
final class EasyHandle {
    struct ID: Hashable {
        let address: UInt
    }

    let raw: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    let fault = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init() {
        guard let raw = unsafe curl_easy_init() else { preconditionFailure("out of memory") }
        unsafe self.raw = unsafe raw
        unsafe fault.initialize(repeating: 0)
        unsafe assay_setopt_pointer(raw, CURLOPT_ERRORBUFFER, fault.baseAddress)
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe curl_slist_free_all(headers)
        unsafe fault.deallocate()
    }

    var id: ID { ID(address: unsafe UInt(bitPattern: raw)) }

    func set(_ option: CURLoption, _ value: Int) {
        unsafe assay_setopt_long(raw, option, value)
    }

    func set(_ option: CURLoption, large value: Int) {
        unsafe assay_setopt_off(raw, option, curl_off_t(value))
    }

    func set(_ option: CURLoption, _ value: String) {
        unsafe assay_setopt_string(raw, option, value)
    }

    /// Sends `body` as POST; libcurl takes a copy.
    func post(_ body: [UInt8]) {
        set(CURLOPT_POST, 1)
        set(CURLOPT_POSTFIELDSIZE_LARGE, large: body.count)
        unsafe body.withUnsafeBytes { bytes in
            let start = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)
            _ = unsafe assay_setopt_pointer(raw, CURLOPT_COPYPOSTFIELDS, start)
        }
    }

    /// Adds header lines; one without a value ends with a semicolon, as libcurl wants it.
    func add(_ lines: [Request.Header]) {
        for line in lines {
            let text = line.value.isEmpty ? "\(line.name);" : "\(line.name): \(line.value)"
            unsafe headers = unsafe curl_slist_append(headers, text)
        }
        unsafe assay_setopt_list(raw, CURLOPT_HTTPHEADER, headers)
    }

    /// Hands every piece of the decompressed body to `receiver`, which must outlive the transfer.
    func deliver(to receiver: Transfer) {
        unsafe assay_setopt_pointer(raw, CURLOPT_WRITEDATA, Unmanaged.passUnretained(receiver).toOpaque())
        unsafe assay_setopt_write(raw, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
            let receiver = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            let isTaken = unsafe receiver.receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
            return isTaken ? size * count : 0
        }
    }
}
