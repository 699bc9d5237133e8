internal import CCurl

extension EasyHandle {
    func number(_ info: CURLINFO) -> Int {
        var value = 0
        unsafe assay_getinfo_long(raw, info, &value)
        return value
    }

    func large(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        unsafe assay_getinfo_off(raw, info, &value)
        return Int(value)
    }

    /// One of the `*_TIME_T` marks: milliseconds since the transfer's start.
    func mark(_ info: CURLINFO) -> Double {
        Double(large(info)) / 1_000
    }

    /// The headers of the answer, not those of interim (1xx) or proxy answers.
    var receivedHeaders: [Request.Header] {
        var headers: [Request.Header] = []
        var last: UnsafeMutablePointer<curl_header>?
        while let next = unsafe curl_easy_nextheader(raw, UInt32(CURLH_HEADER), -1, last) {
            var value = unsafe String(cString: next.pointee.value)
            // An empty value comes with its line's end.
            while value.last?.isWhitespace == true { value.removeLast() }
            unsafe headers.append(Request.Header(name: String(cString: next.pointee.name), value: value))
            unsafe last = unsafe next
        }
        return headers
    }

    /// What went wrong, in libcurl's words: those about this transfer, or else those about the code.
    func message(_ code: CURLcode) -> String {
        let detail = unsafe fault.baseAddress.map { unsafe String(cString: $0) } ?? ""
        return detail.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : detail
    }
}
