internal import FoundationEssentials
public import Metrics

/// What is told of an event: that it fired, or that it is over.
public struct AlertMessage: Hashable, Sendable {
    public enum State: String, Sendable, Encodable {
        case fired, ended
    }

    public let event: AlertEvent
    public let state: State
    /// The moment that is told of.
    public let time: Timestamp

    public init(_ event: AlertEvent, _ state: State) {
        self.event = event
        self.state = state
        time = state == .ended ? event.ended ?? event.fired : event.fired
    }

    /// `H100 is cheap: akash gpu.price.median{gpu=h100} below 2.2 (2.1 USD/GPU-hour)`.
    public var text: String {
        let value = event.unit.textWithName(event.last)
        return switch state {
        case .fired: "\(event.rule): \(event.subject) \(event.sentence) (\(value))"
        case .ended: "\(event.rule): over after \((time - event.fired).age); \(event.subject) (\(value))"
        }
    }

    /// The variables that a command gets, all of which begin with `ASSAY_ALERT_`.
    public var variables: [String: String] {
        var variables = [
            "ASSAY_ALERT_EVENT": "\(event.id)", "ASSAY_ALERT_RULE": event.rule,
            "ASSAY_ALERT_STATE": state.rawValue, "ASSAY_ALERT_SUBJECT": event.subject,
            "ASSAY_ALERT_CONDITION": event.sentence, "ASSAY_ALERT_VALUE": "\(event.last)",
            "ASSAY_ALERT_SINCE": event.since.description, "ASSAY_ALERT_TIME": time.description,
            "ASSAY_ALERT_TEXT": text,
        ]
        variables["ASSAY_ALERT_UNIT"] = event.unit?.vocabularyName
        return variables
    }

    /// What a webhook gets: one JSON object (RFC 8259), its keys sorted.
    public var json: [UInt8] {
        struct Body: Encodable {
            let event: Int64, rule: String, state: State, subject: String, condition: String, value: Double
            let unit: String?, lowest: Double, highest: Double, since: String, time: String, text: String
        }
        let body = Body(
            event: event.id, rule: event.rule, state: state, subject: event.subject,
            condition: event.sentence, value: event.last, unit: event.unit?.vocabularyName,
            lowest: event.lowest, highest: event.highest, since: event.since.description,
            time: time.description, text: text)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers of samples are finite; were one not, it would be better told of than not at all.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return (try? encoder.encode(body)).map(Array.init) ?? []
    }
}
