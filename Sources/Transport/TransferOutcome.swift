internal import CCurl
internal import Metrics

extension Transfer {
    /// What libcurl's code means to the caller.
    func outcome(_ code: CURLcode) -> Outcome {
        code == CURLE_OK ? .success(response) : .failure(error(code))
    }

    private var response: Response {
        Response(
            status: easy.number(CURLINFO_RESPONSE_CODE), headers: easy.receivedHeaders, body: body,
            phases: phases, wireBytes: easy.large(CURLINFO_SIZE_DOWNLOAD_T), url: hop.address.text,
            version: version)
    }

    /// The marks are cumulative, so a phase is the difference of two.
    private var phases: Phases {
        let lookup = easy.mark(CURLINFO_NAMELOOKUP_TIME_T)
        let connect = easy.mark(CURLINFO_CONNECT_TIME_T)
        let tls = easy.mark(CURLINFO_APPCONNECT_TIME_T)
        let ready = easy.mark(CURLINFO_PRETRANSFER_TIME_T)
        let isNew = easy.number(CURLINFO_NUM_CONNECTS) > 0
        return Phases(
            dns: isNew ? lookup : 0,
            connect: isNew ? max(0, connect - lookup) : 0,
            tls: isNew && tls > 0 ? max(0, tls - connect) : 0,
            firstByte: max(0, easy.mark(CURLINFO_STARTTRANSFER_TIME_T) - ready),
            total: easy.mark(CURLINFO_TOTAL_TIME_T))
    }

    private var version: String {
        switch easy.number(CURLINFO_HTTP_VERSION) {
        case CURL_HTTP_VERSION_1_0: "HTTP/1.0"
        case CURL_HTTP_VERSION_2_0: "HTTP/2"
        case CURL_HTTP_VERSION_3: "HTTP/3"
        default: "HTTP/1.1"
        }
    }

    private func error(_ code: CURLcode) -> TransferError {
        let host = hop.address.authority
        let limits = hop.request.limits
        if isTooLarge { return .tooLarge(host: host, limit: limits.bytes) }
        switch code {
        case CURLE_FILESIZE_EXCEEDED:
            return .tooLarge(host: host, limit: limits.bytes)
        case CURLE_COULDNT_RESOLVE_HOST:
            return .unresolvedHost(host)
        case CURLE_COULDNT_CONNECT:
            return .unreachable(host: host, why: easy.message(code))
        case CURLE_SSL_CONNECT_ERROR:
            return .noHandshake(host: host, why: easy.message(code))
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR:
            return .notSecure(host: host, why: easy.message(code))
        case CURLE_OPERATION_TIMEDOUT:
            return timeOut
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            return .interrupted(
                host: host, received: easy.large(CURLINFO_SIZE_DOWNLOAD_T), why: easy.message(code))
        default:
            return .other(host: host, code: Int(code.rawValue), message: easy.message(code))
        }
    }

    /// Which of the three time-outs it was; libcurl has one code for all, and its clock may ring a little early.
    private var timeOut: TransferError {
        let host = hop.address.authority
        let limits = hop.request.limits
        if easy.message(CURLE_OPERATION_TIMEDOUT).hasPrefix("Operation too slow") {
            return .tooSlow(host: host, rate: limits.slowestRate, time: limits.slowestTime)
        }
        let isConnected = easy.mark(CURLINFO_PRETRANSFER_TIME_T) > 0
        let isTotal = easy.mark(CURLINFO_TOTAL_TIME_T) >= Double(hop.remainingTime.timeOut) - 20
        return isConnected || isTotal
            ? .timedOut(host: host, after: limits.total)
            : .connectTimedOut(host: host, after: limits.connect)
    }
}
