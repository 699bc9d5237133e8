internal import Documents

extension Item {
    /// The keys that an item may have besides those of every criterion.
    static let keys = ["levels", "options", "measured", "judged", "max-age", "not-applicable-when"]

    init(_ fields: Fields) throws(DocumentError) {
        let levels = try fields.required("levels")
        self.levels = try levels.texts()
        guard self.levels.count == Item.topLevel + 1 else {
            throw levels.error("\(self.levels.count) levels; expected 5, for level 0 to 4")
        }
        options = try fields["options"]?.texts() ?? []
        var measures: [Measure] = []
        for element in try fields["measured"]?.list() ?? [] { measures.append(try Measure(element)) }
        self.measures = measures
        judged = try fields.required("judged").text()
        maximumAge = try fields.required("max-age").duration()
        notApplicableWhen = try fields["not-applicable-when"]?.text()
    }
}

extension Measure {
    fileprivate init(_ element: Element) throws(DocumentError) {
        let fields = try element.fields(["metric", "as", "rises", "falls"])
        metric = try fields.required("metric").text()
        role = try fields.required("as").choice(Role.self)
        let rising = try fields["rises"]?.thresholds()
        let falling = try fields["falls"]?.thresholds()
        thresholds = rising.map(Thresholds.rising) ?? falling.map(Thresholds.falling)
        let count = (rising == nil ? 0 : 1) + (falling == nil ? 0 : 1)
        guard count == (role == .context ? 0 : 1) else {
            throw element.error(
                role == .context
                    ? "a figure for context has no thresholds" : "expected either 'rises' or 'falls'")
        }
    }
}
