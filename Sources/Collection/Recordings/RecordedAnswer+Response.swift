public import Transport

extension Response {
    /// The answer of `url` as it was recorded, without the times, which were not.
    public init(_ answer: RecordedAnswer, url: String) {
        self.init(
            status: answer.status, headers: answer.headers.map { .init(name: $0.name, value: $0.value) },
            body: answer.body, phases: nil, wireBytes: answer.body.count, url: url, version: "HTTP/1.1")
    }
}
