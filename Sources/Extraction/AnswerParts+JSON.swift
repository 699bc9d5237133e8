extension AnswerParts.Entry {
    /// The entry as the SQL sees it: its own fields, then `status`, `ms`, `type`, `url`, `error` and `body`.
    ///
    /// `read` makes JSON of each body; what it throws becomes the entry's error.
    func json(_ read: ([[UInt8]]) throws(ExtractionError) -> [[UInt8]]) -> [UInt8] {
        var error = error
        var body: [UInt8]?
        if let bodies {
            do {
                let all = try read(bodies)
                body = all.count == 1 ? all[0] : JSONBytes.list(all)
            } catch let problem {
                error = "\(problem)"
            }
        }
        let null = Array("null".utf8)
        func text(_ text: String?) -> [UInt8] { text.map { JSONBytes.quoted($0) } ?? null }
        let own = fields.map { ($0.name, Array($0.json.utf8)) }
        let number = { (text: String?) in text.map { Array($0.utf8) } ?? null }
        return JSONBytes.object(
            own + [
                ("status", number(status.map { "\($0)" })), ("ms", number(milliseconds.map { "\($0)" })),
                ("type", text(type)), ("url", text(url)), ("error", text(error)), ("body", body ?? null),
            ])
    }
}
