internal import Glibc
internal import Statistics

/// A scorecard as a flat program that draws every uncertain item inside its interval and works out the pillars.
///
/// A simulation runs it many thousand times, so it holds no tree: items that are certain are folded into constants, and
/// each group is one instruction over slots. The first slots are the drawn items, the others what the instructions give.
struct ScoreSampler: Sendable {
    private struct Range: Sendable {
        let low: Double
        let width: Double
    }

    private struct Term: Sendable {
        let slot: Int
        let weight: Double
    }

    private enum Kind: Sendable { case sum, max, root }

    private struct Instruction: Sendable {
        let kind: Kind
        let constant: Double
        let terms: Swift.Range<Int>
        let exponent: Double
    }

    /// A value that is known, or stands in a slot.
    enum Operand: Sendable {
        case known(Double)
        case slot(Int)
    }

    private var ranges: [Range] = []
    private var instructions: [Instruction] = []
    private var terms: [Term] = []
    private var pillars: [Operand] = []
    private var gates: [OpenGateSampler] = []
    /// The most that the score can be in every run.
    private var cap = Double.infinity

    /// How many slots a run needs.
    var slotCount: Int { ranges.count + instructions.count }

    /// Compiles a card.
    ///
    /// - Parameters:
    ///   - card: What is drawn from.
    ///   - ids: The pillars in the order in which they are given; one that is not applicable is 0.
    init(_ card: Scorecard, pillars ids: [String]) {
        let open = card.gates.filter(\.isOpen)
        var places: [String: Operand] = [:]
        // Everything that is drawn comes first, so that the slots of instructions are known while they are written.
        for item in card.rubrics.flatMap(\.questions).flatMap(\.items) {
            let isNeeded = open.isEmpty ? card.isScored(item.id) : true
            guard isNeeded, let score = item.score else { continue }
            places[item.id] = score.width > 0 ? draw(score) : .known(score.low)
        }
        var values: [String: Operand] = [:]
        for rubric in card.rubrics where rubric.rubric.isScored {
            let questions = rubric.questions.map { question -> (Double, Operand?) in
                let value = compile(question, places)
                if let value { values[question.id] = value }
                return (question.weight, value)
            }
            if rubric.rubric.id != "checklist" {
                values[rubric.rubric.id] = combine(rubric.rubric.rollUp, questions)
            }
        }
        pillars = ids.map { values[$0] ?? .known(0) }
        cap = card.gates.filter(\.isFailed).map(\.gate.cap).min() ?? .infinity
        let all = places.merging(values) { item, _ in item }
        gates = open.map { OpenGateSampler($0.gate, card: card, places: all) }
    }

    /// Draws one run: fills the pillars' values and gives the most that their sum may be.
    ///
    /// The slots are room for ``slotCount`` values, which carries nothing from run to run.
    @inline(__always)
    func draw(
        _ generator: inout SplitMix64, _ values: inout MutableSpan<Double>, slots: inout [Double]
    ) -> Double {
        for index in ranges.indices {
            let range = ranges[index]
            slots[index] = range.low + range.width * generator.uniform()
        }
        var next = ranges.count
        for instruction in instructions {
            slots[next] = run(instruction, slots)
            next += 1
        }
        for index in pillars.indices {
            values[index] = Self.value(pillars[index], slots)
        }
        var most = cap
        for gate in gates where gate.cap < most && gate.fails(slots) { most = gate.cap }
        return most
    }

    @inline(__always)
    static func value(_ operand: Operand, _ slots: [Double]) -> Double {
        switch operand {
        case .known(let value): value
        case .slot(let index): slots[index]
        }
    }

    @inline(__always)
    private func run(_ instruction: Instruction, _ slots: [Double]) -> Double {
        var result = instruction.constant
        switch instruction.kind {
        case .sum:
            for index in instruction.terms { result += terms[index].weight * slots[terms[index].slot] }
        case .max:
            for index in instruction.terms { result = Swift.max(result, slots[terms[index].slot]) }
        case .root:
            for index in instruction.terms { result *= slots[terms[index].slot] }
            result = instruction.exponent == 0.5 ? result.squareRoot() : pow(result, instruction.exponent)
        }
        return result
    }

    private mutating func draw(_ score: Score) -> Operand {
        ranges.append(Range(low: score.low, width: score.width))
        return .slot(ranges.count - 1)
    }

    /// Nil for what is not applicable.
    private mutating func compile(_ score: CriterionScore, _ places: [String: Operand]) -> Operand? {
        guard score.score != nil else { return nil }
        guard let rollUp = score.criterion.rollUp else { return places[score.id] }
        return combine(rollUp, score.members.map { ($0.weight, compile($0, places)) })
    }

    private mutating func combine(
        _ rollUp: Criterion.RollUp, _ members: [(weight: Double, value: Operand?)]
    ) -> Operand? {
        let applicable = members.compactMap { member in member.value.map { (member.weight, $0) } }
        guard !applicable.isEmpty else { return nil }
        let total = rollUp == .mean ? applicable.reduce(0) { $0 + $1.0 } : 1
        guard total > 0 else { return nil }
        let kind: Kind = rollUp == .mean ? .sum : rollUp == .geometric ? .root : .max
        var constant = kind == .root ? 1.0 : 0
        let start = terms.count
        for (weight, value) in applicable {
            switch (value, kind) {
            case (.slot(let slot), _): terms.append(Term(slot: slot, weight: weight / total))
            case (.known(let value), .sum): constant += weight / total * value
            case (.known(let value), .max): constant = Swift.max(constant, value)
            case (.known(let value), .root): constant *= value
            }
        }
        let instruction = Instruction(
            kind: kind, constant: constant, terms: start..<terms.count, exponent: 1 / Double(applicable.count)
        )
        if instruction.terms.isEmpty { return .known(run(instruction, [])) }
        instructions.append(instruction)
        return .slot(slotCount - 1)
    }
}

extension Scorecard {
    fileprivate func isScored(_ id: String) -> Bool {
        rubrics.contains { $0.rubric.isScored && $0.rubric.criterion(id) != nil }
    }
}
