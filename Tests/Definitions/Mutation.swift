/// A JSON document with one of its values replaced.
enum Mutation {
    /// One document for each value that can be replaced, and one for each key that can be left out.
    static func variants(of value: Any, by replacement: Any) -> [Any] {
        var variants: [Any] = [replacement]
        if let object = value as? [String: Any] {
            for (key, member) in object {
                var changed = object
                changed[key] = nil
                variants.append(changed)
                for variant in Self.variants(of: member, by: replacement) {
                    changed[key] = variant
                    variants.append(changed)
                }
            }
        } else if let list = value as? [Any] {
            for index in list.indices {
                for variant in Self.variants(of: list[index], by: replacement) {
                    var changed = list
                    changed[index] = variant
                    variants.append(changed)
                }
            }
        }
        return variants
    }
}
