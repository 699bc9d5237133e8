public import Catalog
public import Documents
internal import FoundationEssentials

extension PriceRules {
    /// Reads Data/PriceIndex.yaml and every file of Data/Baselines.
    ///
    /// A baseline file that is wrong is left out; the rules cannot do without a cloud that they name.
    ///
    /// - Parameters:
    ///   - shipped: The folder that holds them: ``ShippedFiles/data``.
    ///   - catalog: What GPUs and metrics are called.
    /// - Returns: The rules, nil when they cannot be used, and what is wrong.
    public static func load(
        shipped: String, catalog: Catalog
    ) -> (rules: PriceRules?, problems: [DocumentError]) {
        var problems: [DocumentError] = []
        var clouds: [String: Cloud] = [:]
        let reader = CloudReader(vocabulary: catalog.vocabulary, gpus: catalog.gpus)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: shipped + "/Baselines")) ?? []
        for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
            do throws(DocumentError) {
                let file = "Baselines/\(name)"
                let cloud = try reader.cloud(Document(at: "\(shipped)/\(file)", file: file))
                if let other = clouds[cloud.id] {
                    throw DocumentError(
                        Place(file: file, key: "id"), "'\(cloud.id)' is taken by \(other.file)")
                }
                clouds[cloud.id] = cloud
            } catch {
                problems.append(error)
            }
        }
        do throws(DocumentError) {
            let document = try Document(at: shipped + "/PriceIndex.yaml", file: "PriceIndex.yaml")
            let reader = PriceRulesReader(
                vocabulary: catalog.vocabulary, gpus: catalog.gpus, clouds: clouds)
            return (try reader.rules(document), problems)
        } catch {
            return (nil, problems + [error])
        }
    }
}
