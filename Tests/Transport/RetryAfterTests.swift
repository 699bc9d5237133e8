import Metrics
import TestSupport
import Testing
import Transport

struct RetryAfterTests {
    private func response(_ headers: [(String, String)]) -> Response {
        Response(
            status: 429, headers: headers.map { Request.Header(name: $0.0, value: $0.1) }, body: [],
            phases: nil, wireBytes: 0, url: "https://api.example/", version: "HTTP/1.1")
    }

    @Test(arguments: [
        ("120", Duration.seconds(120)), ("0", .zero),
        // The three forms of RFC 9110, 5.6.7; the answer's date is 07:28:00.
        ("Wed, 21 Oct 2015 07:28:30 GMT", .seconds(30)),
        ("Wednesday, 21-Oct-15 07:28:30 GMT", .seconds(30)),
        ("Wed Oct 21 07:28:30 2015", .seconds(30)),
        ("Wed, 21 Oct 2015 07:00:00 GMT", .zero),
        ("-5", nil), ("soon", nil), ("", nil), ("99999999999999999999", nil),
    ])
    func `Seconds and dates are read, the rest is not`(text: String, duration: Duration?) {
        let answer = response([("Date", "Wed, 21 Oct 2015 07:28:00 GMT"), ("retry-after", text)])
        #expect(answer.retryAfter == duration)
    }

    @Test func `Without a Date a date counts from now`() {
        let answer = response([("Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT")])
        #expect(answer.retryAfter == nil)
        // 1 445 412 480 is 07:28:00 of that day, by date(1).
        #expect(answer.retryAfter(now: Timestamp(seconds: 1_445_412_480)) == .seconds(30))
        #expect(response([]).retryAfter(now: .now()) == nil)
    }

    @Test func `No header traps`() {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("0123456789 ,:-+GMTWedOct\u{0}\u{1B}é")
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...40, using: &random)
            let text = String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? " " })
            let wait = response([("Retry-After", text)]).retryAfter(now: Timestamp(seconds: 0))
            #expect(wait.map { $0 >= .zero } ?? true)
        }
    }
}
