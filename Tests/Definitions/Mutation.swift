import Extraction
import Foundation

/// One field of a recorded answer, and what an API that changes may put there.
struct Mutation: CustomStringConvertible {
    /// What takes the field's place.
    enum Replacement: CaseIterable {
        case missing, null, text, negative, huge, object

        /// As JSON knows it; nil takes the field away.
        var value: Any? {
            switch self {
            case .missing: nil
            case .null: NSNull()
            case .text: "n/a"
            case .negative: -1
            case .huge: 1e300
            case .object: [String: Int]()
            }
        }
    }

    /// A key or an index.
    enum Step: Hashable {
        case key(String)
        case index(Int)
    }

    /// Which of the answer's bodies it is in, and what that holds.
    let body: Int
    let value: Any
    let path: [Step]
    let replacement: Replacement
    /// Whether the field held a number, or a text that is one.
    let isOfNumber: Bool

    var description: String {
        let path = path.map { step in
            switch step {
            case .key(let key): "." + key
            case .index(let index): "[\(index)]"
            }
        }
        return "\(replacement) at $\(path.joined()) of answer \(body + 1)"
    }

    /// Every field of the answers, each with every replacement; of rows that are alike the first one.
    static func all(of parts: AnswerParts) -> [Mutation] {
        // Pages, and entries of a list, are alike too.
        var seen: [[Step]: Int] = [:]
        return parts.bodies.enumerated().flatMap { body, bytes -> [Mutation] in
            guard let value = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return [] }
            return fields(of: value).flatMap { path, isOfNumber -> [Mutation] in
                let kind = path.map { step in
                    if case .index = step { Step.index(0) } else { step }
                }
                seen[kind, default: 0] += 1
                guard seen[kind, default: 0] == 1 else { return [] }
                return Replacement.allCases.map {
                    Mutation(
                        body: body, value: value, path: path, replacement: $0, isOfNumber: isOfNumber)
                }
            }
        }
    }

    /// The answers with the field replaced.
    func applied(to parts: AnswerParts) throws -> AnswerParts {
        let value = Self.replacing(path[...], of: value, by: replacement.value) ?? NSNull()
        let bytes = Array(try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed))
        var number = 0
        func changed(_ original: [UInt8]) -> [UInt8] {
            defer { number += 1 }
            return number == body ? bytes : original
        }
        switch parts {
        case .one(let body): return .one(changed(body))
        case .several(let bodies): return .several(bodies.map(changed))
        case .list(let entries):
            return .list(
                entries.map { entry in
                    var entry = entry
                    entry.bodies = entry.bodies?.map(changed)
                    return entry
                })
        }
    }

    private static func fields(of value: Any) -> [(path: [Step], isOfNumber: Bool)] {
        var fields: [(path: [Step], isOfNumber: Bool)] = [([], false)]
        if let object = value as? [String: Any] {
            for (key, member) in object.sorted(by: { $0.key < $1.key }) {
                fields += Self.fields(of: member).map { ([.key(key)] + $0.path, $0.isOfNumber) }
            }
        } else if let list = value as? [Any] {
            for (index, member) in list.enumerated() {
                fields += Self.fields(of: member).map { ([.index(index)] + $0.path, $0.isOfNumber) }
            }
        } else {
            fields[0].isOfNumber = isNumber(value)
        }
        return fields
    }

    private static func isNumber(_ value: Any) -> Bool {
        if let text = value as? String { return Double(text) != nil }
        // As JSON writes it, for Foundation holds true and false as numbers too.
        let json = try? JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
        return json.map { Double(String(decoding: $0, as: UTF8.self)) != nil } ?? false
    }

    private static func replacing(_ path: ArraySlice<Step>, of value: Any, by replacement: Any?) -> Any? {
        guard let step = path.first else { return replacement }
        switch step {
        case .key(let key):
            guard var object = value as? [String: Any], let member = object[key] else { return value }
            object[key] = replacing(path.dropFirst(), of: member, by: replacement)
            return object
        case .index(let index):
            guard var list = value as? [Any], list.indices.contains(index) else { return value }
            if let member = replacing(path.dropFirst(), of: list[index], by: replacement) {
                list[index] = member
            } else {
                list.remove(at: index)
            }
            return list
        }
    }
}
