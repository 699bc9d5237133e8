internal import ArgumentParser
internal import Metrics

/// The values of `--label`, each `name=value`.
enum LabelOption {
    static func labels(_ values: [String]) -> [Labels.Label] {
        values.compactMap(Labels.init(parsing:)).flatMap(\.all)
    }

    static func check(_ values: [String]) throws {
        for text in values where Labels(parsing: text).map(\.all.count) != 1 {
            throw ValidationError("--label '\(text)' is not of the form name=value")
        }
    }
}
