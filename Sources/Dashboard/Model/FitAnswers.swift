internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import Threads

/// A founder's answers, kept in the form that `assay fit --answers` reads.
struct FitAnswers: Hashable, Sendable {
    /// What the product is called; nil for a nameless one.
    var product: String?
    var answers: [String: Answer] = [:]

    /// The file that holds them, in the rubrics' order.
    func text(_ rubrics: [Rubric]) -> String {
        var lines = product.map { ["project: \(JSONText.quoted($0))"] } ?? []
        lines.append("answers:")
        let given = rubrics.flatMap(\.items).compactMap { item in
            answers[item.id].map { "  \(item.id): \(Self.text($0))" }
        }
        if given.isEmpty { lines[lines.count - 1] += " {}" }
        return (lines + given).joined(separator: "\n") + "\n"
    }

    private static func text(_ answer: Answer) -> String {
        switch answer.state {
        case .scored(let levels) where levels.low == levels.high: "{ level: \(levels.low) }"
        case .scored(let levels): "{ range: [\(levels.low), \(levels.high)] }"
        case .chosen: "{ choice: \(JSONText.quoted(answer.choices.first ?? "")) }"
        case .unknown, .undisclosed, .notApplicable: "{ state: unknown }"
        }
    }
}

/// What *Fit* shows.
struct FitDetail: Sendable {
    let fit: FounderFit
    /// The rubric of the gate; nil where there is none.
    let bottleneck: Rubric?
    /// What was answered before; nil while nothing was.
    let stored: FitAnswers?

    /// The statements, then the items of the gate.
    var rubrics: [Rubric] { [fit.rubric] + [bottleneck].compactMap(\.self) }

    func result(_ answers: FitAnswers) -> FitResult {
        fit.result(answers.answers, bottleneck: bottleneck)
    }
}

extension Library {
    /// The founder fit with the answers that are kept.
    ///
    /// - Throws: what is wrong with a file; answers that cannot be read are not lost, for nothing is written then.
    func fitDetail() throws -> FitDetail {
        let fit = try fit.get()
        let bottleneck = try rubrics.first { $0.id == "bottleneck" }
        var stored: FitAnswers?
        if let fitFile, FileManager.default.fileExists(atPath: fitFile) {
            let file = try AnswersFile(
                at: fitFile, rubrics: [fit.rubric] + [bottleneck].compactMap(\.self))
            stored = FitAnswers(product: file.project, answers: file.answers)
        }
        return FitDetail(fit: fit, bottleneck: bottleneck, stored: stored)
    }

    /// Keeps a founder's answers, in place of those before.
    func save(_ answers: FitAnswers) throws {
        guard let fitFile else { return }
        let detail = [try fit.get().rubric] + (try rubrics.filter { $0.id == "bottleneck" })
        let folder = URL(filePath: fitFile).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(answers.text(detail).utf8).write(to: URL(filePath: fitFile), options: .atomic)
        } catch {
            throw FileError(error, writing: fitFile, or: "point XDG_DATA_HOME elsewhere")
        }
    }
}
