public import Evaluation
internal import Metrics

/// A founder's memo: one architecture, the reasons, the warnings that fired, the bottleneck and the next step.
public struct FitMemo: Sendable {
    let result: FitResult
    let fit: FounderFit
    let product: String?
    let version: String

    /// A memo of what the answers come to.
    ///
    /// - Parameters:
    ///   - result: Of the answers.
    ///   - fit: By whose rules.
    ///   - product: What it is about; nil for a nameless product.
    ///   - version: Assay's own.
    public init(_ result: FitResult, fit: FounderFit, product: String?, version: String) {
        self.result = result
        self.fit = fit
        self.product = product
        self.version = version
    }

    /// GitHub-flavoured Markdown without raw HTML, with front matter in YAML.
    public func markdown(_ template: ReportTemplate) -> String {
        template.render(FitValues(self))
    }

    /// The same for a program.
    public var json: JSONValue {
        [
            "report": "assay.fit/1",
            "rubric": .string(fit.edition.description),
            "product": JSONValue(product),
            "works": JSONValue(score: result.works),
            "fails": JSONValue(score: result.fails),
            "margin": JSONValue(score: result.margin),
            "blockers": .array(result.blockers.map { .string($0.id) }),
            "recommendation": JSONValue(result.recommendation?.title),
            "reasons": .array(result.reasons.map { .string($0) }),
            "warnings": .array(result.warnings.map { .string($0.sign.title) }),
            "consider": .array(result.consider.map { .string($0.sign.seed) }),
            "avoid": .array(result.avoid.map { .string($0.sign.seed) }),
            "bottleneck": JSONValue(result.bottleneck?.state.rawValue),
            "missing": .array(result.missing.map { .string($0) }),
        ]
    }
}

/// Everything that a memo's template can name.
struct FitValues {
    let frontProduct: String
    let frontRubric: String
    let frontExporter: String
    let frontRecommendation: String
    let productName: String
    let recommendationTitle: String
    let recommendationSeed: String?
    let nextStep: String?
    let reasons: [String]
    let works: String
    let fails: String
    let margin: String
    let missing: String?
    let warnings: [SignValues]
    let hasWarnings: Bool
    let consider: [SignValues]
    let hasConsider: Bool
    let avoid: [SignValues]
    let hasAvoid: Bool
    let bottleneckLine: String
    let worksWhen: [StatementValues]
    let failsWhen: [StatementValues]

    init(_ memo: FitMemo) {
        let result = memo.result
        productName = memo.product ?? "Your product"
        frontProduct = FrontMatter.quoted(productName)
        frontRubric = FrontMatter.quoted(memo.fit.edition.description)
        frontExporter = FrontMatter.quoted("assay \(memo.version)")
        frontRecommendation = result.recommendation.map { FrontMatter.quoted($0.id.rawValue) } ?? "null"
        recommendationTitle = result.recommendation?.title ?? "Not decidable yet"
        recommendationSeed = result.recommendation?.seed
        nextStep = result.recommendation?.next
        reasons = result.reasons
        func text(_ value: Double?) -> String { value.map { Number.fixed($0, decimals: 1) } ?? "?" }
        works = text(result.works)
        fails = text(result.fails)
        margin = text(result.margin)
        missing = result.missing.isEmpty ? nil : result.missingTitles.joined(separator: ", ")
        warnings = result.warnings.map { SignValues($0.sign, $0.statements) }
        hasWarnings = !warnings.isEmpty
        consider = result.consider.map { SignValues($0.sign, $0.statements) }
        hasConsider = !consider.isEmpty
        avoid = result.avoid.map { SignValues($0.sign, $0.statements) }
        hasAvoid = !avoid.isEmpty
        bottleneckLine = Self.line(result.bottleneck)
        worksWhen = result.statements.filter { $0.id.hasPrefix("w.") }.map(StatementValues.init)
        failsWhen = result.statements.filter { $0.id.hasPrefix("f.") }.map(StatementValues.init)
    }

    private static func line(_ bottleneck: Bottleneck?) -> String {
        guard let bottleneck else { return "The gate was not asked." }
        let layer = bottleneck.layer.map { "Layer: \($0). " } ?? "No layer is named. "
        let missing =
            bottleneck.missing.isEmpty
            ? "" : " To be found out: \(bottleneck.missingTitles.joined(separator: ", "))."
        let excess = bottleneck.excess.map { " Take care: \($0)." } ?? ""
        return switch bottleneck.state {
        case .pass: layer + "The gate passes." + excess
        case .fail: layer + "The gate fails: it is probably the wrong architecture." + excess
        case .unresolved: layer + "The gate is unresolved." + missing + excess
        }
    }
}

/// Something that the answers say, with the statements that say it.
struct SignValues {
    let sign: String
    let signSeed: String
    let signStatements: String

    init(_ sign: FounderFit.Sign, _ statements: [FitResult.Statement]) {
        self.sign = sign.title
        signSeed = sign.seed
        signStatements = statements.map { "\($0.id) at \($0.level.map(String.init) ?? "?")" }.joined(
            separator: ", ")
    }
}

/// A statement with its answer.
struct StatementValues {
    let statement: String
    let statementSeed: String
    let statementText: String
    let statementLevel: String
    let statementWeight: String
    let statementBlocks: String

    init(_ statement: FitResult.Statement) {
        self.statement = statement.id
        statementSeed = statement.criterion.seed ?? ""
        statementText = statement.criterion.question ?? statement.criterion.title
        statementLevel = statement.level.map(String.init) ?? "?"
        statementWeight = statement.criterion.importance.rawValue
        statementBlocks = statement.criterion.item?.isBlocker == true ? "at 3" : ""
    }
}
