internal import CCurl

extension Transfer {
    /// Tells libcurl what to send and where to stop.
    ///
    /// Options and defaults: https://curl.se/libcurl/c/curl_easy_setopt.html. Proxies are taken from the
    /// environment, as every tool does, but never for a loopback address.
    func setOptions(_ place: Address) {
        easy.set(CURLOPT_URL, place.text)
        if place.isLoopback { easy.set(CURLOPT_NOPROXY, "*") }
        easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
        easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        easy.set(CURLOPT_ACCEPT_ENCODING, "")  // all that this libcurl can decode
        easy.set(CURLOPT_TCP_KEEPALIVE, 1)
        easy.set(CURLOPT_NOSIGNAL, 1)
        // Without it, ending a transfer whose name look-up hangs would hang this thread with it.
        easy.set(CURLOPT_QUICK_EXIT, 1)
        setMessage()
        setLimits()
    }

    private func setMessage() {
        easy.add(hop.request.headers)
        switch hop.request.method {
        case .get: easy.set(CURLOPT_HTTPGET, 1)
        case .head: easy.set(CURLOPT_NOBODY, 1)
        case .post: easy.post(hop.request.body ?? [])
        }
    }

    private func setLimits() {
        let limits = hop.request.limits
        easy.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect.timeOut)
        easy.set(CURLOPT_TIMEOUT_MS, hop.remainingTime.timeOut)
        easy.set(CURLOPT_LOW_SPEED_LIMIT, max(0, limits.slowestRate))
        easy.set(CURLOPT_LOW_SPEED_TIME, max(1, limits.slowestTime.timeOut / 1_000))
        // An announced size over the limit ends the transfer before its first byte; HEAD announces, but sends none.
        if hop.request.method != .head { easy.set(CURLOPT_MAXFILESIZE_LARGE, large: max(0, limits.bytes)) }
    }
}
