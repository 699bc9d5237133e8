public import Alerts
public import Documents
internal import FoundationEssentials

/// The file that settings are read from, now and whenever it has changed.
///
/// A file that is not there means that nothing is set. One that is wrong is told of, and what was set before stays.
public struct ConfigurationFile: Sendable {
    /// What a look at the file has found.
    public enum News: Sendable {
        /// It is as it was.
        case nothing
        case changed(Settings)
        /// It has changed, but is wrong; the settings stay as they were.
        case refused(DocumentError)
    }

    /// Where it is, whether it is there or not.
    public let path: String
    /// Where the rules are kept that the dashboard makes: the configuration itself is the user's, comments and all.
    public let rules: RulesFile
    private let names: KnownNames
    private var stamps: [Stamp?] = [nil, nil]
    /// The themes that there were when it was last read.
    private var themes: [String] = []
    /// What the last look saw.
    private var seen: [Stamp?] = [nil, nil]
    /// What the settings were read from.
    private var followed: [Stamp?] = [nil, nil]
    /// Why it was refused when it was last read; nil while all of it is followed.
    public private(set) var refusal: DocumentError?
    /// Whether it was read well once, so that its rules are known.
    public private(set) var isKnown = false
    public private(set) var settings = Settings()

    /// Names the file, `config.yaml` of the configuration folder, without reading it.
    ///
    /// `rules` is the file of the rules that the dashboard makes; without it `alerts.yaml` beside the other.
    public init(path: String, rules: String? = nil, names: KnownNames) {
        self.path = path
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        self.rules = RulesFile(path: rules ?? (folder + ["alerts.yaml"]).joined(separator: "/"))
        self.names = names
    }

    /// Reads it.
    ///
    /// - Throws: the first thing that is wrong, with file, line and what is allowed.
    public mutating func read() throws(DocumentError) {
        (stamps, themes) = (present, names.themes())
        let reader = SettingsReader(names: names)
        var settings = Settings()
        do throws(DocumentError) {
            try refuseEmptied()
            if stamps[0] != nil { settings = try reader.read(Document(at: path)) }
            if stamps[1] != nil { try reader.read(rulesOfScreen: Document(at: rules.path), into: &settings) }
        } catch {
            refusal = error
            throw error
        }
        self.settings = settings
        (refusal, isKnown, followed) = (nil, true, stamps)
    }

    /// Refuses a file that held something and now is empty: whoever writes it is not done, or found the disk full.
    private func refuseEmptied() throws(DocumentError) {
        for (path, (now, then)) in zip([path, rules.path], zip(stamps, followed)) {
            if let now, now.size == 0, let then, then.size > 0 {
                throw DocumentError(
                    Place(file: path), "is empty, as if it were being written; take it away to set nothing")
            }
        }
    }

    /// Keeps one more rule, or puts it in the place of one that was made on a screen.
    ///
    /// - Throws: when its name is taken, the user wrote the one that it replaces, or the file cannot be read or written;
    ///   nothing is kept then.
    public mutating func keep(_ rule: AlertRule, replacing old: String? = nil) throws(RulesFileError) {
        guard !settings.alerts.contains(where: { $0.name == rule.name && $0.name != old }) else {
            throw RulesFileError("a rule is named '\(rule.name)' already; give this one another name")
        }
        guard let old else { return try keep(settings.madeOnScreen + [rule]) }
        guard settings.rulesOfScreen.contains(old) else {
            throw RulesFileError("'\(old)' stands in \(path): change it there")
        }
        try keep(settings.madeOnScreen.map { $0.name == old ? rule : $0 })
    }

    /// Takes a rule away that was made on a screen.
    ///
    /// - Throws: when the user wrote it, or the file cannot be read or written; nothing is taken then.
    public mutating func removeRule(named name: String) throws(RulesFileError) {
        guard settings.rulesOfScreen.contains(name) else {
            throw RulesFileError("'\(name)' stands in \(path): take it out there")
        }
        try keep(settings.madeOnScreen.filter { $0.name != name })
    }

    private mutating func keep(_ made: [AlertRule]) throws(RulesFileError) {
        // Never over a file whose rules are not known here.
        if let refusal { throw RulesFileError("rules cannot be changed before this is right: \(refusal)") }
        // Nor beside one that is not followed yet: what is wrong with it would be known after the writing only.
        for (path, (now, then)) in zip([path, rules.path], zip(present, stamps)) where now != then {
            throw RulesFileError("\(path) has just changed; try again")
        }
        let text = RulesFile.text(of: made)
        try check(text, says: made)
        try rules.write(text)
        do { try read() } catch { throw RulesFileError("\(error)") }
    }

    /// Reads what is about to be written: once it stands there, no rule at all would be watched for one that cannot be
    /// read.
    private func check(_ text: String, says made: [AlertRule]) throws(RulesFileError) {
        var read = settings
        read.alerts.removeAll { settings.rulesOfScreen.contains($0.name) }
        do {
            try SettingsReader(names: names).read(
                rulesOfScreen: Document(text, file: rules.path), into: &read)
        } catch {
            throw RulesFileError(
                "such a rule cannot be kept: it would be refused at the next start (\(error))")
        }
        // What a limit is written in is nothing but words.
        func bare(_ rules: [AlertRule]) -> [AlertRule] {
            rules.map { AlertRule(name: $0.name, $0.condition, hold: $0.hold) }
        }
        guard bare(read.madeOnScreen) == bare(made) else {
            throw RulesFileError("such a rule cannot be kept: it would be another at the next start")
        }
    }

    /// Whether there is such a file; without it all is as it comes.
    public var isThere: Bool { present[0] != nil }

    private var present: [Stamp?] { [Stamp(of: path), Stamp(of: rules.path)] }

    /// Reads it again if it, or what themes there are, has changed since, and it is now as it was at the last look: whoever writes it is done then.
    public mutating func look() -> News {
        let present = present
        defer { seen = present }
        guard present != stamps || names.themes() != themes, present == seen else { return .nothing }
        let before = settings
        do {
            try read()
            return settings == before ? .nothing : .changed(settings)
        } catch {
            return .refused(error)
        }
    }
}
