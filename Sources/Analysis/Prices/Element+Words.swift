internal import Catalog
internal import Documents
internal import Metrics

// What values of the price files may look like.
extension Element {
    func ids() throws(DocumentError) -> [String] {
        var ids: [String] = []
        for item in try list() { ids.append(try item.id()) }
        return ids
    }

    /// A number over 0, up to and with 1.
    func share() throws(DocumentError) -> Double {
        let number = try number()
        guard number > 0, number <= 1 else { throw error("expected a number over 0 and at most 1") }
        return number
    }

    func metric(in vocabulary: Vocabulary) throws(DocumentError) -> Metric {
        let name = try text()
        guard let metric = vocabulary[name] else {
            throw error(
                "no metric '\(name)' in Metrics.yaml"
                    + Spelling.hint(for: name, among: vocabulary.metrics.keys))
        }
        return metric
    }

    func gpu(in gpus: GPUNames) throws(DocumentError) -> String {
        let name = try text()
        guard gpus.knows(name) else {
            throw error(
                "no GPU '\(name)' in GPUs.yaml" + Spelling.hint(for: name, among: gpus.models.map(\.name)))
        }
        return name
    }
}
