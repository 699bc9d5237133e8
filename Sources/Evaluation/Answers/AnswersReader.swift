internal import Documents

extension AnswersFile {
    /// What the mapping `answers` holds.
    struct Read {
        var answers: [String: Answer] = [:]
        var places: [String: Place] = [:]
    }

    static func read(
        _ entries: [(name: String, value: Element)], _ rubrics: [Rubric]
    ) throws(AnswersError) -> Read {
        var read = Read()
        var problems: [DocumentError] = []
        for (id, element) in entries {
            do throws(DocumentError) {
                guard let criterion = rubrics.lazy.compactMap({ $0.criterion(id) }).first else {
                    throw unknown(id, element, rubrics)
                }
                read.answers[id] = try element.answer(to: criterion)
                read.places[id] = element.place
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw AnswersError(problems: problems) }
        return read
    }

    /// Names the items of the question that was probably meant, or else all questions.
    private static func unknown(_ id: String, _ element: Element, _ rubrics: [Rubric]) -> DocumentError {
        let questions = rubrics.flatMap(\.questions)
        let meant = questions.filter { id.hasPrefix($0.id + ".") }
        let allowed = meant.isEmpty ? questions.map(\.id) : meant.flatMap { [$0.id] + $0.items.map(\.id) }
        let ids = questions.flatMap { [$0.id] + $0.items.map(\.id) }
        let hint = Spelling.hint(for: id, among: ids)
        return element.error(
            "no such item\(hint.isEmpty ? "; allowed: " : hint + " Allowed: ")\(allowed.joined(separator: ", "))"
        )
    }
}
