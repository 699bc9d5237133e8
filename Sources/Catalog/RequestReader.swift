internal import Documents
internal import FoundationEssentials

/// Reads what a source asks: `get`, or `post` with a body or with JSON-RPC calls.
struct RequestReader {
    let fields: Fields
    /// What fills the blanks of the URL and the body.
    var blanks: [String: String] = [:]

    static let keys = ["get", "post", "body", "keys", "calls", "batch", "headers", "key"]
    /// What stands for the computed keys in a body.
    static let keysMark = "\"${keys}\""

    func calls() throws(DocumentError) -> [Call] {
        let headers = try headers()
        switch (fields["get"], fields["post"]) {
        case (let get?, nil):
            for key in ["body", "keys", "calls", "batch"] {
                if let extra = fields[key] { throw extra.error("belongs to post:, not to get:") }
            }
            return [Call(method: .get, url: try address(get), headers: headers, body: nil)]
        case (nil, let post?):
            let url = try address(post)
            return try bodies().map { Call(method: .post, url: url, headers: headers, body: $0) }
        case (let get?, _?): throw get.error("a source has get: or post:, not both")
        case (nil, nil): throw DocumentError(fields.place, "missing key 'get' or 'post'")
        }
    }

    private func address(_ element: Element) throws(DocumentError) -> String {
        try element.address(blanks, history: fields["history"] != nil)
    }

    func key() throws(DocumentError) -> String? {
        try fields["key"]?.value("the name of an environment variable, such as ASSAY_TAOSTATS_KEY") {
            Name.isVariable($0) ? $0 : nil
        }
    }

    private func bodies() throws(DocumentError) -> [String] {
        var bodies: [String]
        switch (fields["body"], fields["calls"]) {
        case (let body?, nil): bodies = [body.isMapping || body.isList ? body.json : try body.text()]
        case (nil, let calls?): bodies = try remoteCalls(calls)
        case (let body?, _?): throw body.error("post: has body: or calls:, not both")
        case (nil, nil): throw DocumentError(fields.place, "post: needs body: or calls:")
        }
        bodies = bodies.map { Blanks.filled($0, blanks) }
        let parts = bodies.map { $0.components(separatedBy: Self.keysMark) }
        let isMarked = parts.contains { $0.count > 1 }
        guard let keys = fields["keys"] else {
            if isMarked { throw DocumentError(fields.place, "\(Self.keysMark) needs keys:") }
            return bodies
        }
        guard isMarked else { throw keys.error("no \(Self.keysMark) in the body stands for these keys") }
        let list = try KeyList(keys).json
        return parts.map { $0.joined(separator: list) }
    }

    /// JSON-RPC 2.0 requests, numbered from 1: one a request, or all in one array.
    private func remoteCalls(_ element: Element) throws(DocumentError) -> [String] {
        var envelopes: [String] = []
        for (index, call) in try element.list().enumerated() {
            let call = try call.fields(["method", "params"])
            let method = try call.required("method").value("a method's name") {
                $0.isEmpty
                    || !$0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._/".contains($0)) }
                    ? nil : $0
            }
            let params = call["params"]?.json ?? "[]"
            envelopes.append(
                #"{"jsonrpc":"2.0","id":\#(index + 1),"method":"\#(method)","params":\#(params)}"#)
        }
        guard !envelopes.isEmpty else { throw element.error("no call") }
        return try fields["batch"]?.flag() == true
            ? ["[" + envelopes.joined(separator: ",") + "]"] : envelopes
    }

    private func headers() throws(DocumentError) -> [Call.Header] {
        var headers: [Call.Header] = []
        var isKeyed = false
        for (name, element) in try fields["headers"]?.entries() ?? [] {
            guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
                throw element.error("a header's name is letters, digits and dashes")
            }
            let value = try element.value("one line of ASCII") {
                $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? $0 : nil
            }
            if value.contains(Call.keyMark) {
                isKeyed = true
                guard fields["key"] != nil else { throw element.error("\(Call.keyMark) needs key:") }
            }
            headers.append(Call.Header(name: name, value: value))
        }
        if let key = fields["key"], !isKeyed {
            throw key.error(
                "no header carries it; write for instance headers: { Authorization: \(Call.keyMark) }")
        }
        if fields["post"] != nil, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            headers.append(Call.Header(name: "Content-Type", value: "application/json"))
        }
        return headers
    }
}
