internal import Documents
internal import Metrics

/// Reads what is done with figures that jump, or that another source gives too.
struct JudgementReader {
    let vocabulary: Vocabulary
    let network: String

    struct Judgement {
        var jumpLimit: Double?
        var jumpLimits: [String: Double] = [:]
        var fallbacks: [String: Source.Owner] = [:]
        var crossChecks: Set<String> = []
    }

    func judgement(_ fields: Fields) throws(DocumentError) -> Judgement {
        var judgement = Judgement()
        if let element = fields["jump-limit"] {
            if element.isMapping {
                for (name, factor) in try element.entries() {
                    judgement.jumpLimits[try metric(name, factor)] = try factor.factor()
                }
            } else {
                judgement.jumpLimit = try element.factor()
            }
        }
        for (name, owner) in try fields["fallback"]?.entries() ?? [] {
            judgement.fallbacks[try metric(name, owner)] = try self.owner(owner)
        }
        for item in try fields["cross-check"]?.list() ?? [] {
            let name = try metric(try item.text(), item)
            guard judgement.fallbacks[name] == nil else {
                throw item.error("'\(name)' is a fallback already")
            }
            judgement.crossChecks.insert(name)
        }
        return judgement
    }

    private func metric(_ name: String, _ element: Element) throws(DocumentError) -> String {
        try vocabulary.metric(name, at: element).name
    }

    private func owner(_ element: Element) throws(DocumentError) -> Source.Owner {
        try element.value("the source that owns it: its id, or NETWORK/SOURCE") { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard (1...2).contains(parts.count), parts.allSatisfy(Name.isID), let source = parts.last else {
                return nil
            }
            return Source.Owner(network: parts.count == 2 ? parts[0] : network, source: source)
        }
    }
}
